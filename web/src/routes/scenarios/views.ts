// How a scenario's result moves, as charts, the same on its page and in charts that stand alone.
import type { HeatColumn, HeatRow, RowBar } from '../../lib/charts/kinds.ts';
import type { ChartTable } from '../../lib/charts/table.ts';
import { tickOf } from '../../lib/format/measure.ts';
import { withUnit } from '../../lib/format/unit.ts';
import type { ScenarioQuery, ScenarioSensitivityQuery, ScenarioTornadoQuery } from '../../lib/generated/graphql';
import { scenarios as texts } from '../../lib/texts/scenarios.ts';

type Inputs = ScenarioQuery['scenario']['inputs'];
type Tornado = ScenarioTornadoQuery['scenario']['tornado'];
type Sensitivity = ScenarioSensitivityQuery['scenario']['sensitivity'];

/** The two inputs that an address asks for; the first ones where it names none. */
export function rowAndColumn(search: URLSearchParams, inputs: Inputs): { row: string; column: string } {
  const find = (name: string, other: string) =>
    inputs.find(({ key }) => key === search.get(name) && key !== other)?.key ?? inputs.find(({ key }) => key !== other)?.key ?? '';
  const row = find('row', '');
  return { row, column: find('column', row) };
}

/** The result over two inputs: rows and columns of a heat map, and a table. */
export function sensitivityHeat(
  found: Sensitivity | undefined,
  inputs: Inputs,
): { rows: HeatRow[]; columns: HeatColumn[]; table: ChartTable } {
  if (found === undefined) return { rows: [], columns: [], table: { columns: [], rows: [] } };
  const { row, column, unit, rowValues, columnValues, values } = found;
  const titleOf = (key: string) => inputs.find((input) => input.key === key)?.title ?? key;
  const unitOf = (key: string) => inputs.find((input) => input.key === key)?.unit ?? '';
  /** Without the words of the unit, for the axes. */
  const short = (key: string, value: string) => withUnit(value, unitOf(key).replace(/^(USD).*|^(?!share).*/, '$1'));
  const name = (value: string) => `${titleOf(column)} ${withUnit(value, unitOf(column))}`;
  return {
    columns: columnValues.map((value) => ({ key: value, label: short(column, value), name: name(value) })),
    rows: rowValues.map((value, at) => ({
      key: value,
      label: short(row, value),
      cells: (values[at] ?? []).map((text) => ({ value: Number(text), text: withUnit(text, unit.replace(/ a year$/, '')) })),
    })),
    table: {
      columns: [
        { key: row, label: titleOf(row), numeric: true },
        ...columnValues.map((value) => ({ key: `${column}_${value}`, label: name(value), numeric: true, digits: 0 })),
      ],
      rows: rowValues.map((value, at) => [value, ...(values[at] ?? [])]),
    },
  };
}

/** How far each input alone moves the result: bars from the lowest to the highest. */
export function tornadoRows(bars: Tornado, unit: string): RowBar[] {
  return bars.map((bar) => ({
    key: bar.input,
    label: bar.title,
    from: Number(bar.lowOutput),
    amount: { value: Number(bar.highOutput), text: withUnit(bar.swing, unit) },
    more: [
      { label: withUnit(bar.lowInput, bar.unit), text: withUnit(bar.lowOutput, unit) },
      { label: withUnit(bar.highInput, bar.unit), text: withUnit(bar.highOutput, unit) },
    ],
  }));
}

/** The same, exactly. */
export function tornadoTable(bars: Tornado, unit: string): ChartTable {
  return {
    columns: [
      { key: 'input', label: texts.inputs, numeric: false },
      { key: 'low_input', label: texts.low, numeric: true },
      { key: 'high_input', label: texts.high, numeric: true },
      { key: 'low_output', label: `${texts.low}, ${unit}`, numeric: true },
      { key: 'high_output', label: `${texts.high}, ${unit}`, numeric: true },
      { key: 'swing', label: `${texts.swing}, ${unit}`, numeric: true },
    ],
    rows: bars.map((bar) => [bar.title, bar.lowInput, bar.highInput, bar.lowOutput, bar.highOutput, bar.swing]),
  };
}

/** A tick of the result's axis. */
export const resultTick = tickOf;
