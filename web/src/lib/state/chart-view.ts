// How one chart is looked at, as one parameter of the address: "table", "index.log", "share.-supplied".
import type { Field } from './codec.ts';

export const TABS = ['chart', 'table', 'query'] as const;
export const MODES = ['absolute', 'share', 'index'] as const;
export const SCALES = ['linear', 'log'] as const;
export type Tab = (typeof TABS)[number];
/** As measured; as parts of the whole; or with the first known value as 100. */
export type Mode = (typeof MODES)[number];

/** The view of a chart. */
export interface ChartView {
  tab: Tab;
  mode: Mode;
  scale: (typeof SCALES)[number];
  /** Keys of lines that are not drawn. */
  hidden: readonly string[];
}

/** The view of a chart whose parameter is absent. */
export const PLAIN_VIEW: ChartView = { tab: 'chart', mode: 'absolute', scale: 'linear', hidden: [] };

/** Parts of the parameter are joined by this; keys that hold it, or a '%', are escaped. */
const JOINT = '.';
const escaped = (key: string) => key.replace(/[%.]/g, (letter) => (letter === '%' ? '%25' : '%2E'));
const unescaped = (text: string) => text.replace(/%2E/g, JOINT).replace(/%25/g, '%');

/** The parameter of a chart. */
export const chartView: Field<ChartView> = {
  read(text) {
    const parts = (text ?? '').split(JOINT);
    const hidden = parts.flatMap((part) => (part.startsWith('-') ? [unescaped(part.slice(1))] : []));
    return {
      tab: TABS.find((one) => parts.includes(one)) ?? PLAIN_VIEW.tab,
      mode: MODES.find((one) => one !== PLAIN_VIEW.mode && parts.includes(one)) ?? PLAIN_VIEW.mode,
      scale: parts.includes('log') ? 'log' : PLAIN_VIEW.scale,
      hidden: [...new Set(hidden)],
    };
  },
  write({ tab, mode, scale, hidden }) {
    const parts = [
      ...(tab === PLAIN_VIEW.tab ? [] : [tab]),
      ...(mode === PLAIN_VIEW.mode ? [] : [mode]),
      ...(scale === PLAIN_VIEW.scale ? [] : [scale]),
      ...hidden.map((key) => `-${escaped(key)}`),
    ];
    return parts.length === 0 ? null : parts.join(JOINT);
  },
};
