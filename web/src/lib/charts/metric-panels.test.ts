// Metrics of one unit share a panel; members keep their names, and only what adds up can be read as shares.
import { expect, test } from 'vitest';
import type { ExploredFragment, Metric } from '../generated/graphql';
import { metricPanels } from './metric-panels.ts';

const set = (name: Metric, unit: string, members: readonly string[]): ExploredFragment => ({
  definition: { name, title: name.toLowerCase(), unit },
  interval: 'DAY',
  height: 9,
  series: members.map((member) => ({
    member,
    points: [{ time: '2026-01-01T00:00:00.000Z', value: '4', coverage: 1, partial: false, firstHeight: 1, lastHeight: 9 }],
  })),
});
const labels = (panels: ReturnType<typeof metricPanels>) => panels.map(({ lines }) => lines.map(({ label }) => label));

test('whole metrics: one panel for each unit, in the order of the address', () => {
  const sets = [set('GPUS_LEASED', 'GPUs', ['']), set('GPU_UTILIZATION', 'share, 0 to 1', ['']), set('GPUS_SUPPLIED', 'GPUs', [''])];
  const panels = metricPanels(sets, { by: null });
  expect(labels(panels)).toEqual([['gpus_leased', 'gpus_supplied'], ['gpu_utilization']]);
  expect(panels.map(({ title }) => title)).toEqual(['GPUs', '%']);
  expect(new Set(panels.flatMap(({ lines }) => lines.map(({ key }) => key))).size).toBe(3);
});

test('members: as many lines as are chosen, each with its name; several metrics of one member are told by their titles', () => {
  const members = ['nvidia/a100', 'nvidia/t4'];
  const one = metricPanels([set('GPUS_LEASED', 'GPUs', members)], { by: 'MODEL', members });
  expect(labels(one)).toEqual([['A100', 'T4']]);
  expect(one[0]?.shareable).toBe(true);
  expect(metricPanels([set('GPU_UTILIZATION', 'share, 0 to 1', members)], { by: 'MODEL' })[0]?.shareable).toBe(false);
  const both = [set('GPUS_LEASED', 'GPUs', members), set('GPUS_SUPPLIED', 'GPUs', members)];
  expect(labels(metricPanels(both, { by: 'MODEL', members: ['nvidia/t4'] }))).toEqual([['gpus_leased', 'gpus_supplied']]);
  expect(labels(metricPanels(both, { by: 'MODEL', members }))[0]).toContain('T4, gpus_supplied');
  expect(metricPanels(both, { by: 'MODEL', members: ['nvidia/none'] })).toEqual([]);
});

test('what is counted is written whole, a mean with a fraction, a size in binary units', () => {
  const written = (name: Metric, unit: string) => metricPanels([set(name, unit, [''])], { by: null })[0]?.lines[0]?.write('1073741824');
  expect(written('NEW_LEASES', 'leases')).toBe('1,073,741,824');
  expect(written('TRANSACTIONS', 'transactions')).toBe('1,073,741,824');
  expect(written('ACTIVE_LEASES', 'leases')).toBe('1,073,741,824.0');
  expect(written('MEMORY_SUPPLIED', 'bytes')).toBe('1 GiB');
});
