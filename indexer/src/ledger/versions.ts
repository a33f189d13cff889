// The software versions whose rules differ, in order. An era is the time between two of them (protocol 9).

const VERSIONS = ['v0.38.0', 'v1.0.0', 'v1.1.0', 'v1.2.0', 'v2.0.0', 'v2.1.0'] as const;

/**
 * The rules in force, named by the upgrade that brought them. v0.38.0 stands for era B, v1.0.0 for C, v1.1.0 and v1.2.0 for
 * D, v2.0.0 for E and v2.1.0 for F of the protocol reference.
 */
export type Version = (typeof VERSIONS)[number];

/** Whether an upgrade's name is one that changes rules; others (patches, versions before v0.38) leave them as they are. */
export function isVersion(name: string): name is Version {
  return VERSIONS.some((version) => version === name);
}

/** Types of messages that create or change deployments, bids and leases before v1.0, which refuses them (protocol 2.1). */
export const LEGACY_MARKET = /^\/akash\.(deployment\.v1beta[123]|market\.v1beta[1234])\.Msg/;

const RELEASE = /^v(\d+)\.(\d+)\.(\d+)/;

/** Parts of a release's number; null where the name is none. */
function numbersOf(name: string): number[] | null {
  return RELEASE.exec(name)?.slice(1).map(Number) ?? null;
}

/** Whether an upgrade's name is of a release after all that are known here, so that its rules are not known either. */
export function isLaterRelease(name: string): boolean {
  const numbers = numbersOf(name);
  const latest = numbersOf(VERSIONS.at(-1) ?? '');
  if (numbers === null || latest === null) return false;
  const place = numbers.findIndex((number, index) => number !== latest[index]);
  return place >= 0 && (numbers[place] ?? 0) > (latest[place] ?? 0);
}

/** Whether `version` is `other` or came after it. */
export function atLeast(version: Version, other: Version): boolean {
  // The order of these names is that of their text.
  return version >= other;
}
