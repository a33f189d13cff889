// Made-up numbers of the gallery; the same at every visit.
import type { Bar, HeatColumn, HeatRow, MapCircle, RowBar, Strip, SurvivalCurve } from '../src/lib/charts/kinds.ts';
import type { ChartPoint } from '../src/lib/charts/series.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

/** A sequence that looks random and is not: 0 to 1. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** A walk of so many buckets, with a gap, a bucket of partial coverage and the last in progress. */
export function walk(seed: number, count: number, from: number, step = DAY): ChartPoint[] {
  const next = sequence(seed);
  let value = from;
  return Array.from({ length: count }, (_, index) => {
    value = Math.max(from / 10, value * (1 + (next() - 0.48) * 0.06));
    const known = count < 100 || index < count * 0.4 || index > count * 0.43;
    return {
      time: START + index * step,
      value: known ? value : null,
      text: known ? value.toFixed(4) : null,
      coverage: index === Math.floor(count * 0.7) ? 0.71 : known ? 1 : 0,
      partial: index === count - 1,
      firstHeight: index * 48 + 1,
      lastHeight: (index + 1) * 48,
    };
  });
}

const models = ['H100 SXM', 'A100 80 GB', 'RTX 4090', 'RTX A6000', 'L40S', 'A40', 'RTX 3090', 'T4'];
const next = sequence(7);
const dollars = (value: number) => ({ value, text: `$${value.toFixed(2)}` });

export const bars: Bar[] = ['<1', '1–2', '2–4', '4–8', '8–24', '24–72', '72–168', '>168'].map((label, index) => ({
  key: label,
  label,
  name: `${label} hours`,
  amounts: [40, 22, 9].map((most) => {
    const value = Math.round(most * Math.exp(-((index - 3) ** 2) / 9) + next() * 6);
    return { value, text: `${value} leases` };
  }),
}));

export const curves: SurvivalCurve[] = [
  { key: 'gpu', label: 'with GPUs', color: '--c-gpu', textColor: '--c1-text' },
  { key: 'cpu', label: 'CPU only', color: '--c-cpu', textColor: '--c5-text' },
].map((look, which) => {
  let survival = 1;
  return {
    ...look,
    steps: Array.from({ length: 40 }, (_, index) => {
      survival *= 1 - 0.02 - next() * (which === 0 ? 0.02 : 0.06);
      return {
        time: (index + 1) * 6,
        survival,
        lower: Math.max(0, survival - 0.002 * (index + 4)),
        upper: Math.min(1, survival + 0.002 * (index + 4)),
        atRisk: Math.round(300 * survival),
      };
    }),
  };
});

export const rows: RowBar[] = models.map((label, index) => {
  const amount = dollars(3 / (index + 1.2) + next() * 0.2);
  return {
    key: label,
    label,
    href: '#',
    amount,
    limits: { low: dollars(amount.value * 0.8), high: dollars(amount.value * 1.15) },
  };
});

export const sensitivity: RowBar[] = ['Utilization', 'Price of a GPU-hour', 'Take fee', 'Number of chips'].flatMap((label, index) =>
  [-1, 1].map((side) => {
    const value = 100 + side * (60 - index * 13);
    return { key: `${label} ${side}`, label: `${label} ${side < 0 ? '−20 %' : '+20 %'}`, amount: { value, text: `$${value}M` }, from: 100 };
  }),
);

export const columns: HeatColumn[] = Array.from({ length: 30 }, (_, index) => ({
  key: String(index),
  label: `${index + 1} Nov`,
  name: `${index + 1} November 2026`,
}));
export const heat: HeatRow[] = models.map((label, row) => ({
  key: label,
  label,
  cells: columns.map((_, index) => {
    const share = Math.max(0, Math.min(1, 0.9 - row * 0.09 + Math.sin(index / 4 + row) * 0.1 + next() * 0.06));
    return row === 3 && index < 6 ? null : { value: share, text: `${(share * 100).toFixed(0)} %` };
  }),
}));

export const strips: Strip[] = models.map((label, index) => {
  const middle = 2.4 / (index + 1);
  return {
    key: label,
    label,
    note: `${40 - index * 3} leases`,
    p10: dollars(middle * 0.7),
    p25: dollars(middle * 0.85),
    median: dollars(middle),
    p75: dollars(middle * 1.2),
    p90: dollars(middle * 1.5),
    dots: Array.from({ length: 12 }, () => dollars(middle * (0.6 + next()))),
    reference: dollars(middle * 1.7),
  };
});

export const circles: MapCircle[] = [
  ['US', 'United States', 71],
  ['DE', 'Germany', 28],
  ['CA', 'Canada', 21],
  ['SG', 'Singapore', 18],
  ['NL', 'Netherlands', 14],
  ['PL', 'Poland', 11],
  ['JP', 'Japan', 9],
  ['BR', 'Brazil', 5],
  ['ZA', 'South Africa', 3],
  ['AU', 'Australia', 4],
].map(([country, name, value]) => ({
  country: String(country),
  name: String(name),
  amount: { value: Number(value), text: `${value} GPUs` },
}));
