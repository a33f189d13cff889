// Texts of scenarios: published formulas with inputs that anybody may change.
import type { ScenarioInputOrigin } from '../generated/graphql';
import { translated } from './translation.ts';

export const english = {
  title: 'Scenarios',
  description: 'Formulas published about Akash in late 2023 with every input as a slider: presets, today’s measured values, sensitivities.',
  lede: 'Published formulas with inputs that you may change. Results are assumptions, never measurements.',
  choose: 'Scenario',
  tag: 'Assumption',
  inputs: 'Inputs',
  inputsUnit: 'Move a slider or type a value; the address keeps them',
  preset: 'Published',
  measured: 'Measured now',
  yours: 'Yours',
  origins: { PRESET: 'published preset', GIVEN: 'yours', MEASURED: 'measured now' } satisfies Record<ScenarioInputOrigin, string>,
  live: 'Start from what is measured now',
  reset: 'Back to the published preset',
  outOf: (low: string, high: string) => `Only values from ${low} to ${high} are accepted.`,
  results: 'Results',
  resultsUnit: 'Line by line, each from the inputs and the lines above it',
  result: 'Result',
  publishedValue: 'As published',
  reproduces: 'the preset gives it',
  reproducesNot: 'the preset does not give it',
  roundedSo: (how: string) => `rounded: ${how}`,
  liveColumn: 'With today’s values',
  tornado: 'What moves the result most',
  tornadoUnit: (output: string) => `${output}, each input alone 20 % down and up`,
  sensitivity: 'Two inputs at once',
  sensitivityUnit: (output: string) => `${output}, all other inputs held`,
  rows: 'Rows',
  columns: 'Columns',
  swing: 'Swing',
  low: 'Low',
  high: 'High',
  source: 'the published formula; nothing is measured but the live column',
  failed: 'This scenario could not be computed.',
};

export const scenarios = await translated(english, async () => (await import('./zh/scenarios.ts')).chinese);
