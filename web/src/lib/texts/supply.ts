// Texts of who has the GPUs and what is in use of them: only the page of GPUs shows them.
import { count } from './count.ts';
import { translated } from './translation.ts';

export const english = {
  breakdown: {
    title: 'Who and where the GPUs are',
    unit: 'GPUs supplied and leased, mean weighted by time since the first indexed block',
    by: 'By',
    choices: {
      VARIANT: 'Variant',
      VENDOR: 'Vendor',
      CLASS: 'Class',
      RAM: 'Memory',
      INTERFACE: 'Interface',
      COUNTRY: 'Country',
      REGION: 'Region',
      PROVIDER: 'Provider',
      TIER: 'Tier',
      AUDIT: 'Audit',
    },
    supplied: 'Supplied',
    leased: 'Leased',
    share: 'Share of supply',
    utilization: 'Utilization',
    providers: 'Providers',
    unknown: 'not told',
    none: 'No provider is known to have offered GPUs.',
    more: (hidden: number) => `Show ${count(hidden, 'more row', 'more rows')}`,
    fewer: 'Show fewer',
    over: 'Over time',
  },
  views: {
    title: 'Two views of what is in use',
    unit: 'GPUs at the indexed block: what leases hold by the chain, and what providers say is in use',
    what: 'What',
    gpus: 'GPUs',
    share: 'Of supply',
    why: 'Why',
    rows: {
      leased: ['Leased', 'chain view: held by active leases'],
      atSilentProviders: ['− at silent providers', 'leased where no answer stands: nothing of it can be counted'],
      sinceAnswer: ['− since the newest answers', 'leased after the provider last answered, less what has ended since'],
      notCounted: ['− leased, not in use', 'leased at the answer, but no workload runs (yet)'],
      notLeased: ['+ in use, not leased', 'workloads that are no leases of the chain (any more)'],
      allocated: ['In use', 'provider view: by the newest answers'],
    } satisfies Record<string, readonly [string, string]>,
    none: 'No provider has answered yet.',
    suspect: (now: number, answers: number, providers: number) =>
      answers === 0
        ? 'Every answer is believed: none tells a negative quantity, more than there is or a wrong unit.'
        : now === 0
          ? `${count(answers, 'answer', 'answers')} of ${count(providers, 'provider', 'providers')} could not be true (negative, more than there is, or a wrong unit) and ${answers === 1 ? 'was' : 'were'} left out of all totals; no newest answer is among them.`
          : `${count(now, 'provider’s newest answer', 'providers’ newest answers')} cannot be true (negative, more than there is, or a wrong unit) and ${now === 1 ? 'is' : 'are'} left out of all totals; ${count(answers, 'such answer', 'such answers')} of ${count(providers, 'provider', 'providers')} in all.`,
  },
  bounds: {
    title: 'In use by model',
    unit: 'GPUs at the indexed block; providers report what is in use by node, so that nodes of several models give bounds',
    model: 'Model',
    supplied: 'Supplied',
    least: 'In use, at least',
    most: 'At most',
    leased: 'Leased',
    none: 'No provider is known to have offered GPUs.',
  },
  declared: {
    title: 'Declared, not known',
    unit: 'GPU models that providers declare on the chain while no answer tells their hardware; in no total',
    provider: 'Provider',
    model: 'Model',
    memory: 'Memory',
    interface: 'Interface',
    why: 'Why not known',
    reasons: { NEVER: 'never answered', FAILED: 'does not answer', STALE: 'answer too old', SUSPECT: 'answer cannot be true' },
    none: 'The hardware of every provider that declares GPUs is known.',
  },
};

export const supplyTexts = await translated(english, async () => (await import('./zh/supply.ts')).chinese);
