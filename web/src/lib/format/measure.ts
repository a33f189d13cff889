// How values of each metric are written: readouts, labels, tables and published figures say them alike.

import type { Metric } from '../generated/graphql';
import { charts } from '../texts/charts.ts';
import { coinsOf } from './coins.ts';
import { compact, fixed, hundredfold, percent, signed, signOf } from './decimal.ts';
import { grouped } from './grouped.ts';

/** The ways a value is written. */
export interface Writing {
  /** With its sign or unit: '$0.42', '62.8 %'. */
  write: (text: string) => string;
  /** A change, signed. */
  writeChange: (text: string) => string;
  /** Digits that tables show before the dimmed rest. */
  digits: number;
  share: boolean;
}

function usd(digits: number): Writing {
  const money = (text: string) => text.replace(/^([+−]?)/, '$1$');
  return {
    write: (text) => money(fixed(text, digits)),
    writeChange: (text) => money(signed(text, digits)),
    digits: Math.max(2, digits),
    share: false,
  };
}

function plain(digits: number): Writing {
  return { write: (text) => fixed(text, digits), writeChange: (text) => signed(text, digits), digits, share: false };
}

/** A change of large amounts is told shortly: '+$163k'. */
function shortChange(text: string): string {
  const { main, suffix } = compact(text);
  return `${signOf(text) > 0 ? '+' : ''}${main}`.replace(/^([+−]?)/, '$1$') + suffix;
}

const SHARE: Writing = {
  write: (text) => `${percent(text, 1)}\u00a0%`,
  writeChange: (text) => `${signed(hundredfold(text), 1)} ${charts.points}`,
  digits: 2,
  share: true,
};

const WRITINGS: Partial<Record<Metric, Writing>> = {
  GPUS_SUPPLIED: plain(1),
  GPUS_LEASED: plain(1),
  GPUS_ALLOCATED: plain(1),
  GPU_UTILIZATION: SHARE,
  ACTIVE_LEASES: plain(1),
  ACTIVE_DEPLOYMENTS: plain(1),
  ANNUALIZED_VOLUME_USD: { ...usd(0), writeChange: shortChange },
  GPU_HOUR_PRICE_MEDIAN: usd(2),
  GPU_HOUR_PRICE_P25: usd(2),
  GPU_HOUR_PRICE_P75: usd(2),
  TRANSACTION_FEES_USD: usd(2),
};

/** How the metric's values are written; whole numbers where nothing else is said, and cents where it is of USD. */
export function writing(metric: Metric): Writing {
  return WRITINGS[metric] ?? (metric.endsWith('_USD') ? usd(2) : plain(0));
}

/** How values in a unit are written, for a metric known only by its entry in the catalogue, or for none. Base units need their denomination. */
export function writingOf(metric: Metric | null, unit: string, denom = ''): Writing {
  const known = metric === null ? undefined : WRITINGS[metric];
  if (known !== undefined) return known;
  if (unit.startsWith('share')) return SHARE;
  if (unit.startsWith('USD'))
    return unit.includes(' per ') ? usd(4) : unit.endsWith('a year') ? { ...usd(0), writeChange: shortChange } : usd(2);
  if (!unit.startsWith('base units') || denom === '') return plain(unit.startsWith('base units') || unit === 'gas' ? 0 : 1);
  const coins = (text: string) => coinsOf(text, denom);
  return {
    write: (text) => `${fixed(coins(text).text, 2)}\u00a0${coins(text).unit}`,
    writeChange: (text) => `${signed(coins(text).text, 2)}\u00a0${coins(text).unit}`,
    digits: 0,
    share: false,
  };
}

/** A tick of an axis for values in a unit, as `tick`. */
export function tickOf(unit: string): (value: number, inFull?: boolean) => string {
  if (unit.startsWith('share')) return tick('GPU_UTILIZATION');
  if (unit.startsWith('USD per')) return tick('GPU_HOUR_PRICE_MEDIAN');
  return tick(unit.startsWith('USD') ? 'ANNUALIZED_VOLUME_USD' : 'TRANSACTIONS');
}

/** A tick of an axis: '$250k', '60', '1,000'; '$250,000' in full. Ticks are round numbers of the scale, not data. */
export function tick(metric: Metric): (value: number, inFull?: boolean) => string {
  if (metric === 'GPU_UTILIZATION') return (value) => grouped(Math.round(value * 1e6) / 1e4);
  const cents = metric.startsWith('GPU_HOUR_PRICE') || metric === 'TRANSACTION_FEES_USD';
  const unit = cents || metric.endsWith('_USD') ? '$' : '';
  return (value, inFull) => {
    const digits = cents ? 2 : 0;
    const sign = value < 0 ? '−' : '';
    const size = Math.abs(value);
    if (inFull || size < 10_000) return sign + unit + grouped(size, digits, 4);
    const { main, suffix } = compact(String(BigInt(Math.round(size))));
    return sign + unit + main + suffix;
  };
}
