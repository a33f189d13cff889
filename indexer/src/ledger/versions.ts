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

/** Whether `version` is `other` or came after it. */
export function atLeast(version: Version, other: Version): boolean {
  // The order of these names is that of their text.
  return version >= other;
}
