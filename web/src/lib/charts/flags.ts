// What happened on the chain, as flags on a time axis.

/** An event with its place on the axis. */
export interface Flag {
  /** Milliseconds. */
  time: number;
  height: number;
  /** Upgrades are named on the axis before changes of parameters where room is scarce. */
  kind: 'upgrade' | 'parameters';
  /** Short: "upgrade", "take: default_take_rate". */
  label: string;
  /** What changed, one entry each: "take default_take_rate: 4". */
  changes: readonly string[];
}

/** Flags from a moment to another, the second not included. */
export function flagsWithin(flags: readonly Flag[], from: number, to: number): readonly Flag[] {
  return flags.filter(({ time }) => from <= time && time < to);
}

/** A flag as it is drawn: where, and with words where there is room. */
export interface PlacedFlag {
  flag: Flag;
  x: number;
  /** '' where a neighbour's words stand. */
  words: string;
}

/** Places flags from the left; words that would run into the next words or out of the plot are left to the readout. */
export function placeFlags(
  flags: readonly Flag[],
  x: (time: number) => number,
  right: number,
  width: (text: string) => number,
): PlacedFlag[] {
  const byImportance = [...flags].sort((a, b) => Number(b.kind === 'upgrade') - Number(a.kind === 'upgrade') || a.time - b.time);
  const taken: { from: number; to: number }[] = [];
  const placed = byImportance.map((flag): PlacedFlag => {
    const from = x(flag.time) + 11;
    const to = from + width(flag.label);
    const free = to <= right && taken.every((other) => to + 8 < other.from || from - 14 > other.to);
    if (free) taken.push({ from, to });
    return { flag, x: x(flag.time), words: free ? flag.label : '' };
  });
  return placed.sort((a, b) => a.x - b.x);
}
