// What happened on the chain, as flags on a time axis.

/** An event with its place on the axis. */
export interface Flag {
  /** Milliseconds. */
  time: number;
  height: number;
  /** Upgrades are named on the axis before changes of parameters where room is scarce. */
  kind: 'upgrade' | 'parameters';
  /** Short: "upgrade", "take: default take rate". */
  label: string;
  /** The name of the upgrade alone, where there is no room for more; '' for none. */
  brief: string;
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
  /** '' where a neighbour or its words stand. */
  words: string;
  /** Where the words begin, or end where they stand before the flag. */
  at: number;
  anchor: 'start' | 'end';
}

/** Words beside a flag, and what they take of the width. */
interface Candidate {
  words: string;
  anchor: 'start' | 'end';
  from: number;
  to: number;
}

/** From a flag's line to its words: after it the pennant stands between. */
const AFTER = 11;
const BEFORE = 5;
const PENNANT = 7;
/** Between words and the next words or flag. */
const APART = 8;

/**
 * Places flags between two places: words stand after their flag, else before it, else in brief; where they would run into another flag,
 * its words or out of the plot they are left to the readout.
 */
export function placeFlags(
  flags: readonly Flag[],
  x: (time: number) => number,
  { left, right }: { left: number; right: number },
  width: (text: string) => number,
): PlacedFlag[] {
  const byImportance = [...flags].sort((a, b) => Number(b.kind === 'upgrade') - Number(a.kind === 'upgrade') || a.time - b.time);
  const taken = flags.map((flag) => ({ flag, from: x(flag.time), to: x(flag.time) + PENNANT }));
  const placed = byImportance.map((flag): PlacedFlag => {
    const place = x(flag.time);
    const others = taken.filter(({ flag: owner }) => owner !== flag);
    const chosen = [flag.label, flag.brief]
      .filter((words) => words !== '')
      .flatMap((words): Candidate[] => [
        { words, anchor: 'start', from: place + AFTER, to: place + AFTER + width(words) },
        { words, anchor: 'end', from: place - BEFORE - width(words), to: place - BEFORE },
      ])
      .find(({ from, to }) => from >= left && to <= right && others.every((other) => to + APART <= other.from || from - APART >= other.to));
    if (chosen === undefined) return { flag, x: place, words: '', at: place, anchor: 'start' };
    taken.push({ flag, from: chosen.from, to: chosen.to });
    const { words, anchor } = chosen;
    return { flag, x: place, words, at: anchor === 'end' ? chosen.to : chosen.from, anchor };
  });
  return placed.sort((a, b) => a.x - b.x);
}
