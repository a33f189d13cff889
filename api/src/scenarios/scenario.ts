// A scenario for given inputs: results, how one result moves with two inputs, and with each input alone.
import { formatDecimal, mul, ONE, parseDecimal } from '@leasebook/db';
import { RequestError } from '../errors.ts';
import type { ScenarioInputOrigin, ScenarioName } from '../generated/resolvers.ts';
import {
  type InputDefinition,
  type MeasuredKey,
  type OutputDefinition,
  SCENARIOS,
  type ScenarioDefinition,
  type Values,
} from './definitions.ts';

/** Most values on one side of a sensitivity table. */
const MAX_VALUES = 25;
/** Shares of the value that a table varies an input by where none are given. */
const FACTORS = ['0.5', '0.75', '1', '1.25', '1.5'].map(parseDecimal);

/** What is measured, as decimal text; null where it is not known. */
export type Measured = Readonly<Record<MeasuredKey, string | null>>;

/** A scenario with values for all of its inputs. */
export interface ScenarioRow {
  definition: ScenarioDefinition;
  values: Values;
  origins: Readonly<Record<string, ScenarioInputOrigin>>;
  measured: Measured;
}

export interface ScenarioInputValue {
  key: string;
  value: string;
}

/** A value from outside in a definition's bounds. Throws RequestError `BAD_ARGUMENT`. */
function boundedDecimal(text: string, what: string, minimum: bigint, maximum: bigint): bigint {
  let value: bigint;
  try {
    value = parseDecimal(text);
  } catch {
    throw new RequestError('BAD_ARGUMENT', `${what} is no decimal with up to 18 digits after the point.`, 'Give e.g. "0.25".');
  }
  if (value >= minimum && value <= maximum) return value;
  throw new RequestError(
    'BAD_ARGUMENT',
    `${what} is out of bounds.`,
    `Give a value from ${formatDecimal(minimum)} to ${formatDecimal(maximum)}.`,
  );
}

function inputValue(input: InputDefinition, text: string): bigint {
  return boundedDecimal(text, `The value of ${input.key}`, parseDecimal(input.minimum), parseDecimal(input.maximum));
}

/** The part with that key. Throws RequestError `BAD_ARGUMENT` that lists the keys there are. */
function byKey<Part extends { key: string }>(parts: readonly Part[], key: string, what: string): Part {
  const part = parts.find((each) => each.key === key);
  if (part !== undefined) return part;
  const known = parts.map((each) => each.key).join(', ');
  throw new RequestError('BAD_ARGUMENT', `The scenario has no ${what} of that key.`, `Use one of: ${known}.`);
}

function definitionOf(name: ScenarioName): ScenarioDefinition {
  const definition = SCENARIOS.find((each) => each.name === name);
  if (definition === undefined) throw new Error(`no scenario is defined as ${name}`);
  return definition;
}

/**
 * A scenario whose inputs are the preset's, with `live` the measured ones where there are, and those given before all.
 * @throws RequestError `BAD_ARGUMENT` for a key that is none or given twice, and for a value out of bounds.
 */
export function createScenario(name: ScenarioName, measured: Measured, given: readonly ScenarioInputValue[], live: boolean): ScenarioRow {
  const definition = definitionOf(name);
  const values: Record<string, bigint> = {};
  const origins: Record<string, ScenarioInputOrigin> = {};
  for (const input of definition.inputs) {
    const known = live && input.measured !== undefined ? measured[input.measured] : null;
    values[input.key] = clamp(parseDecimal(known ?? input.preset), input);
    origins[input.key] = known === null ? 'PRESET' : 'MEASURED';
  }
  for (const { key, value } of given) {
    const input = byKey(definition.inputs, key, 'input');
    if (origins[key] === 'GIVEN') throw new RequestError('BAD_ARGUMENT', 'An input is given twice.', 'Give each key once.');
    values[key] = inputValue(input, value);
    origins[key] = 'GIVEN';
  }
  return { definition, values, origins, measured };
}

/** Every scenario with its preset. */
export function presetScenarios(measured: Measured): ScenarioRow[] {
  return SCENARIOS.map(({ name }) => createScenario(name, measured, [], false));
}

function clamp(value: bigint, input: InputDefinition): bigint {
  const [minimum, maximum] = [parseDecimal(input.minimum), parseDecimal(input.maximum)];
  return value < minimum ? minimum : value > maximum ? maximum : value;
}

function required(values: Values, key: string): bigint {
  const value = values[key];
  if (value === undefined) throw new Error(`a scenario has no value ${key}`);
  return value;
}

function resultsOf({ compute }: ScenarioDefinition, values: Values): Values {
  return compute((key) => required(values, key));
}

function presetValues({ inputs }: ScenarioDefinition): Values {
  return Object.fromEntries(inputs.map(({ key, preset }) => [key, parseDecimal(preset)]));
}

/** Inputs with their values, for a reader. */
export function scenarioInputs({ definition, values, origins, measured }: ScenarioRow, measuredBy: Readonly<Record<MeasuredKey, string>>) {
  return definition.inputs.map((input) => ({
    key: input.key,
    title: input.title,
    unit: input.unit,
    value: formatDecimal(required(values, input.key)),
    origin: origins[input.key] ?? 'PRESET',
    preset: input.preset,
    measured: input.measured === undefined ? null : measured[input.measured],
    measuredBy: input.measured === undefined ? null : measuredBy[input.measured],
    minimum: input.minimum,
    maximum: input.maximum,
  }));
}

/** Results with what was published of them. */
export function scenarioOutputs({ definition, values }: ScenarioRow) {
  const results = resultsOf(definition, values);
  const inputs = presetValues(definition);
  const presets = resultsOf(definition, inputs);
  return definition.outputs.map(({ key, title, unit, formula, published }) => ({
    key,
    title,
    unit,
    formula,
    value: formatDecimal(required(results, key)),
    preset: formatDecimal(required(presets, key)),
    published: published?.text ?? null,
    publishedValue: published?.value ?? null,
    reproduces: published === undefined ? null : published.rounded(presets, inputs) === parseDecimal(published.value),
    rounding: published?.rounding ?? null,
  }));
}

function outputOf({ outputs }: ScenarioDefinition, key: string | null | undefined): OutputDefinition {
  const chosen = key ?? outputs.at(-1)?.key;
  if (chosen === undefined) throw new Error('a scenario has no result');
  return byKey(outputs, chosen, 'result');
}

export interface SensitivityArguments {
  row: string;
  column: string;
  output?: string | null | undefined;
  rowValues?: readonly string[] | null | undefined;
  columnValues?: readonly string[] | null | undefined;
}

/**
 * A table of one result over values of two inputs.
 * @throws RequestError `BAD_ARGUMENT` for unknown or equal keys, values out of bounds, and more than 25 values of one input.
 */
export function sensitivity({ definition, values }: ScenarioRow, wanted: SensitivityArguments) {
  const row = byKey(definition.inputs, wanted.row, 'input');
  const column = byKey(definition.inputs, wanted.column, 'input');
  if (row === column) throw new RequestError('BAD_ARGUMENT', 'Rows and columns vary the same input.', 'Give two different keys.');
  const output = outputOf(definition, wanted.output);
  const along = (input: InputDefinition, given: readonly string[] | null | undefined): bigint[] => {
    if (given == null) return [...new Set(FACTORS.map((factor) => clamp(mul(required(values, input.key), factor), input)))];
    if (given.length > 0 && given.length <= MAX_VALUES) return given.map((text) => inputValue(input, text));
    throw new RequestError('BAD_ARGUMENT', `${given.length} values are given for ${input.key}.`, `Give 1 to ${MAX_VALUES} values.`);
  };
  const rows = along(row, wanted.rowValues);
  const columns = along(column, wanted.columnValues);
  const at = (rowValue: bigint, columnValue: bigint): string =>
    formatDecimal(required(resultsOf(definition, { ...values, [row.key]: rowValue, [column.key]: columnValue }), output.key));
  return {
    row: row.key,
    column: column.key,
    output: output.key,
    unit: output.unit,
    rowValues: rows.map((value) => formatDecimal(value)),
    columnValues: columns.map((value) => formatDecimal(value)),
    values: rows.map((rowValue) => columns.map((columnValue) => at(rowValue, columnValue))),
  };
}

/**
 * How far each input alone moves a result when it goes down and up by `spread` of its value, the largest swing first.
 * @throws RequestError `BAD_ARGUMENT` for an unknown result or a spread outside of 0 to 1.
 */
export function tornado({ definition, values }: ScenarioRow, outputKey: string | null | undefined, spread: string) {
  const output = outputOf(definition, outputKey);
  const share = boundedDecimal(spread, 'The spread', 1n, ONE);
  const at = (key: string, value: bigint): bigint => required(resultsOf(definition, { ...values, [key]: value }), output.key);
  const bars = definition.inputs.map((input) => {
    const value = required(values, input.key);
    const [low, high] = [clamp(mul(value, ONE - share), input), clamp(mul(value, ONE + share), input)];
    const [lowOutput, highOutput] = [at(input.key, low), at(input.key, high)];
    return { input, low, high, lowOutput, highOutput, swing: lowOutput > highOutput ? lowOutput - highOutput : highOutput - lowOutput };
  });
  return bars
    .sort((left, right) => (left.swing > right.swing ? -1 : left.swing < right.swing ? 1 : 0))
    .map(({ input, low, high, lowOutput, highOutput, swing }) => ({
      input: input.key,
      title: input.title,
      unit: input.unit,
      lowInput: formatDecimal(low),
      highInput: formatDecimal(high),
      lowOutput: formatDecimal(lowOutput),
      highOutput: formatDecimal(highOutput),
      swing: formatDecimal(swing),
    }));
}
