// Which upgrade was applied when, told from the manifest: the one answer about state that a recording need not hold.
import type { Recording } from './recording.ts';

const appliedPlanPath = '/cosmos.upgrade.v1beta1.Query/AppliedPlan';
const currentPlanPath = '/cosmos.upgrade.v1beta1.Query/CurrentPlan';

/** An upgrade is named after the first release of its line: a node v1.1.1 runs the rules of upgrade `v1.1.0`. */
function upgradeName(appVersion: string): string {
  return appVersion.replace(/^(v\d+\.\d+)\..*$/, '$1.0');
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Buffer.from([...bytes, rest]);
}

/** A protobuf field of bytes, or nothing where they are empty, as protobuf leaves defaults out. */
function bytesField(field: number, bytes: Buffer): Buffer {
  return bytes.length === 0 ? bytes : Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes]);
}

function numberField(field: number, value: number): Buffer {
  return value === 0 ? Buffer.alloc(0) : Buffer.concat([varint(field * 8), varint(value)]);
}

/** The name in a QueryAppliedPlanRequest, which has no other field; null where it is none. */
function requestedName(data: Buffer): string | null {
  return data[0] === 0x0a && data[1] === data.length - 2 ? data.subarray(2).toString() : null;
}

/**
 * A node's answer about upgrades at a height, made from the manifest's list of node versions (QueryAppliedPlanResponse:
 * height = 1; QueryCurrentPlanResponse: plan = 1, of name = 1 and height = 3); null for any other question. The next
 * upgrade counts as planned from the chain's start: when its proposal passed is not in the manifest. The release that the
 * recording begins with counts as one that was applied, or nothing would tell which of v1.0 to v1.2 it is.
 */
export function upgradeAnswer({ releases }: Recording, path: string, data: string, height: number): Buffer | null {
  if (path === appliedPlanPath) {
    const name = requestedName(Buffer.from(data, 'hex'));
    const applied = releases.find((release) => upgradeName(release.appVersion) === name && release.height <= height);
    return numberField(1, applied?.height ?? 0);
  }
  if (path === currentPlanPath) {
    const next = releases.find((release) => release.height > height);
    if (next === undefined) return Buffer.alloc(0);
    return bytesField(1, Buffer.concat([bytesField(1, Buffer.from(upgradeName(next.appVersion))), numberField(3, next.height)]));
  }
  return null;
}
