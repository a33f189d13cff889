// One row of the comparison: a published figure, ours, whether they agree and why not.
import { parseDecimal } from '@leasebook/db';
import type { Agreement, Metric } from '../generated/resolvers.ts';
import type { NowAndPeak } from './measured.ts';

export interface PublishedRow {
  key: string;
  label: string;
  published: string;
  provenance: string;
  unit: string;
  low: string | null;
  high: string | null;
  precision: string | null;
  now: string | null;
  nowText: string | null;
  peak: string | null;
  peakTime: Date | null;
  agreement: Agreement;
  peakAgreement: Agreement;
  reason: string;
  measuredAs: string;
  metric: Metric | null;
  query: string | null;
}

/** What a row is made of; the rest follows. */
interface Subject {
  key: string;
  label: string;
  published: string;
  unit: string;
  low: string | null;
  high: string | null;
  /** Half a unit of the last published digit. */
  precision?: string;
  measuredAs: string;
  metric?: Metric;
  query: string;
  ours: NowAndPeak;
  /** Why our value is what it is where it lies outside. */
  because: string;
  /** Why there is none, where there is none. */
  unknown: string;
}

const PROVENANCE = 'published, late 2023';

function agreementOf(value: string | null, { low, high, precision }: Pick<Subject, 'low' | 'high' | 'precision'>): Agreement {
  if (value === null) return 'UNKNOWN';
  if (low === null && high === null) return 'NO_RANGE';
  const number = parseDecimal(value);
  const reach = parseDecimal(precision ?? '0');
  if (low !== null && number < parseDecimal(low) - reach) return 'BELOW';
  if (high !== null && number > parseDecimal(high) + reach) return 'ABOVE';
  return 'WITHIN';
}

const SENTENCES: Readonly<Record<Agreement, string>> = {
  WITHIN: 'Ours now lies within what was published.',
  BELOW: 'Ours now lies below what was published.',
  ABOVE: 'Ours now lies above what was published.',
  UNKNOWN: 'Ours is not known now.',
  NO_RANGE: 'No number was published.',
  NOT_MEASURED: 'Nothing on this chain measures it.',
};

/** The row of a figure that something measures: agreement now and at the peak, with the reason in words. */
export function measured({ ours, because, unknown, metric, precision, ...subject }: Subject): PublishedRow {
  const range = { ...subject, ...(precision !== undefined && { precision }) };
  const agreement = agreementOf(ours.now, range);
  const peakAgreement = agreementOf(ours.peak, range);
  const peakSentence = agreement !== 'WITHIN' && peakAgreement === 'WITHIN' ? ' At its peak it lay within.' : '';
  return {
    ...subject,
    ...ours,
    provenance: PROVENANCE,
    precision: precision ?? null,
    nowText: null,
    agreement,
    peakAgreement,
    reason: `${SENTENCES[agreement]}${peakSentence}${agreement === 'WITHIN' ? '' : ` ${agreement === 'UNKNOWN' ? unknown : because}`}`,
    metric: metric ?? null,
  };
}

/** What was published and nothing here measures. */
export function onlyPublished(key: string, label: string, published: string, why: string): PublishedRow {
  return {
    key,
    label,
    published,
    provenance: PROVENANCE,
    unit: '',
    low: null,
    high: null,
    precision: null,
    now: null,
    nowText: null,
    peak: null,
    peakTime: null,
    agreement: 'NOT_MEASURED',
    peakAgreement: 'NOT_MEASURED',
    reason: `${SENTENCES.NOT_MEASURED} ${why}`,
    measuredAs: 'A static comparison.',
    metric: null,
    query: null,
  };
}

/** The first GPU lease beside the month in which GPUs came to the main network. */
export function gpuMainnet(first: Date | null): PublishedRow {
  const text = first === null ? null : first.toISOString().slice(0, 10);
  const agreement: Agreement = text === null ? 'UNKNOWN' : text < '2023-09' ? 'BELOW' : text.startsWith('2023-09') ? 'WITHIN' : 'ABOVE';
  const reasons: Partial<Record<Agreement, string>> = {
    WITHIN: 'The first lease with GPUs was created in that month.',
    BELOW: 'The first lease with GPUs was created before that month.',
    ABOVE: 'The first lease with GPUs in this index was created after that month: the chain began later.',
    UNKNOWN: 'The index has seen no lease with GPUs, or began from a state that does not tell the first one.',
  };
  return {
    ...onlyPublished('gpu-mainnet', 'GPU mainnet', 'September 2023', ''),
    nowText: text,
    peakTime: first,
    agreement,
    peakAgreement: agreement,
    reason: reasons[agreement] ?? '',
    measuredAs: 'When the first lease with GPUs was created.',
    query: '{ network { firstGpuLeaseTime } }',
  };
}
