// Where in the order of writes a state of the tables stands, so that a server that is behind another is told as such.

/** A state of the tables, as a checkpoint tells it. */
export interface Position {
  height: number;
  /** Grows with every write, a rewind to an earlier height included; 0 where nothing is indexed. */
  nonce: number;
}

/** The least that a client accepts: both must be reached. Who knows a state names its nonce and, as heights can go back, no height. */
export interface Least {
  height: number;
  nonce: number;
}

/** Everything is new enough. */
export const ANY: Least = { height: 0, nonce: 0 };

const FORM = /^(\d{1,15})(?:-(\d{1,16}))?$/;

/** The state that a version, as `SnapshotBlock` and `Head` have it, or a height alone stands for; null where the text is none. */
export function readPosition(version: string): Position | null {
  const [, height, nonce = '0'] = FORM.exec(version) ?? [];
  return height === undefined ? null : { height: Number(height), nonce: Number(nonce) };
}

/** Where a version stands; the beginning of all where it is none. */
export function positionOf(version: string | undefined): Position {
  return (version === undefined ? null : readPosition(version)) ?? { height: 0, nonce: 0 };
}

/** Whether a state is as new as a client wants it. */
export function reaches(position: Position, least: Least): boolean {
  return position.nonce >= least.nonce && position.height >= least.height;
}
