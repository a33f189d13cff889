// What the charts without a time axis are drawn from. Values are for pixels only; what is read comes from `text`.

/** A value: its place and its words. Null where it is not known. */
export interface Amount {
  value: number;
  /** With unit: "$0.98", "63 %". */
  text: string;
}

/** A part that every bar has, in the order from the axis outwards. */
export interface BarPart {
  key: string;
  label: string;
  /** Names of design tokens. */
  color: string;
}

/** One bar of a histogram or of categories; its parts are stacked. */
export interface Bar {
  key: string;
  /** Below the axis, short. */
  label: string;
  /** In readouts, in full: "1 to 2 hours". */
  name: string;
  /** One for each part. */
  amounts: readonly (Amount | null)[];
  /** The whole bar in the period before, drawn dashed beside it. */
  before?: Amount;
}

/** A step of a survival curve: from `time` on, `survival` (0 to 1) within its confidence limits. */
export interface SurvivalStep {
  /** Hours. */
  time: number;
  survival: number;
  /** Null where none is told. */
  lower: number | null;
  upper: number | null;
  atRisk: number;
}

/** A survival curve. Its steps are ordered by time; before the first it is 1. */
export interface SurvivalCurve {
  key: string;
  label: string;
  color: string;
  textColor: string;
  steps: readonly SurvivalStep[];
  /** Of another period, drawn dashed and without limits. */
  ghost?: boolean;
}

/** A row of horizontal bars. */
export interface RowBar {
  key: string;
  label: string;
  /** Makes the label a link. */
  href?: string;
  /** Null where it is not known. */
  amount: Amount | null;
  /** Where the bar begins, in the same unit; zero where absent. Sensitivities begin at the base case. */
  from?: number;
  /** The value in the period before, drawn as a dashed mark. */
  before?: Amount;
  /** Limits of an error bar. */
  limits?: { low: Amount; high: Amount };
  /** Name of a design token; that of the chart where absent. */
  color?: string;
  /** More that the readout tells. */
  more?: readonly { label: string; text: string }[];
}

/** A cell of a heat map, with its value in the period before where that is compared; null where nothing is known. */
export type HeatCell = (Amount & { before?: Amount | null }) | null;

/** A row of a heat map with one cell for each column. */
export interface HeatRow {
  key: string;
  label: string;
  href?: string;
  cells: readonly HeatCell[];
}

/** A column of a heat map. */
export interface HeatColumn {
  key: string;
  /** Below the plot, short; thinned out where there is no room. */
  label: string;
  /** In readouts. */
  name: string;
}

/** A distribution on a row: quartiles as a box, tenths as whiskers, single values as dots. */
export interface Strip {
  key: string;
  label: string;
  href?: string;
  /** How many values it rests on, in words: "41 leases". */
  note?: string;
  p10?: Amount;
  p25: Amount | null;
  median: Amount | null;
  p75: Amount | null;
  p90?: Amount;
  dots?: readonly Amount[];
  /** The median in the period before, drawn as a hollow mark. */
  before?: Amount;
  /** A reference on this row, e.g. what clouds list. */
  reference?: Amount;
}

/** A circle of the map: as large as its value. */
export interface MapCircle {
  /** ISO 3166-1 alpha-2. */
  country: string;
  name: string;
  amount: Amount;
  /** The value some time before, drawn as a dashed ring. */
  before?: Amount;
  /** More that the readout tells. */
  more?: readonly { label: string; text: string }[];
}
