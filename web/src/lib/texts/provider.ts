// Texts of what the page of a provider tells of its past.
import { count } from './count.ts';
import { translated } from './translation.ts';

export const english = {
  months: 'What it really earned',
  monthsUnit: 'Paid out for its leases in each month, USD at the price of each block, and by denomination exactly',
  month: 'Month',
  received: 'Received, USD',
  fee: 'Take fee, USD',
  coins: 'Received',
  partial: 'so far',
  noMonths: 'Nothing has been paid out for its leases.',
  uptime: 'Uptime',
  uptimeUnit: (ranges: number) => `Newest status answers: each line is a time without change, ${count(ranges, 'line', 'lines')} in all`,
  from: 'From',
  until: 'Until',
  now: 'now',
  state: 'State',
  gpus: 'GPUs',
  allocated: 'In use',
  answers: 'Requests',
  online: 'answers',
  offline: 'does not answer',
  share: (share: string, since: string) => `${share} of the time since ${since} it answered`,
  noUptime: 'It has never been asked for its status.',
  history: 'Attributes over time',
  historyUnit: 'Changes since the first indexed block, newest first; attributes that never changed are left out',
  key: 'Attribute',
  value: 'Value',
  since: 'From block',
  to: 'To block',
  still: 'in force',
  noHistory: 'No attribute has changed since the first indexed block.',
  more: (hidden: number) => `Show ${count(hidden, 'more change', 'more changes')}`,
  fewer: 'Show fewer',
  audits: 'Audits',
  auditsUnit: 'Attributes that auditors signed, in force',
  moreAudits: (hidden: number) => `Show ${count(hidden, 'more audit', 'more audits')}`,
  auditor: 'Auditor',
  noAudits: 'Nobody has signed an attribute of it.',
};

export const providerTexts = await translated(english, async () => (await import('./zh/provider.ts')).chinese);
