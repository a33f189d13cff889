// Networks that Leasebook knows: files in networks/, or one of the operator's own of the same form.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import { root } from './root.ts';

const upgrade = z.strictObject({ name: z.string(), height: z.int().positive() });
const span = z.strictObject({ from: z.string(), until: z.string().optional() }).nullable();
const networkSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  chainId: z.string().min(1),
  rpc: z.array(z.url({ protocol: /^https?$/ })).min(1),
  denoms: z.array(
    z.strictObject({
      denom: z.string(),
      symbol: z.string(),
      decimals: z.int().min(0).max(18),
      from: z.string().optional(),
      until: z.string().optional(),
    }),
  ),
  upgrades: z.array(upgrade),
  /** Upgrades between which providers pay a take fee; null where not known. */
  take: span,
  /** Upgrades between which AKT is burned for ACT; null where not known. */
  burnMint: span,
  sources: z.array(z.string()).min(1),
});

/** A network: its chain, nodes, denominations and upgrades, each with its source. Heights are of the first block under the new rules. */
export type Network = z.infer<typeof networkSchema>;

const folder = join(root, 'networks');

/** Names of the networks that come with Leasebook. */
function networkNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

function invalid(what: string, path: string, advice: string, cause?: unknown): LeasebookError {
  return new LeasebookError(what, { kind: 'fatal', code: 'NETWORK_INVALID', object: path, advice, cause });
}

/**
 * A network by its name, or by the path of a file of the same form.
 * @throws LeasebookError `NETWORK_INVALID`.
 */
export function readNetwork(nameOrPath: string): Network {
  const own = join(folder, `${nameOrPath}.json`);
  const path = networkNames().includes(nameOrPath) ? own : nameOrPath;
  if (!existsSync(path)) {
    throw invalid(
      'there is no such network.',
      nameOrPath,
      `Known are ${networkNames().join(', ')}; or name a file of the form of networks/mainnet.json.`,
    );
  }
  try {
    return networkSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    const where = issue === undefined ? String(cause) : `${issue.path.join('.')}: ${issue.message}`;
    throw invalid(`the network file cannot be used: ${where}.`, path, 'Correct it; networks/mainnet.json shows the form.', cause);
  }
}

/** The upgrades after a height, as far as the file tells. */
export function upgradesAfter({ upgrades }: Pick<Network, 'upgrades'>, height: number): Network['upgrades'] {
  return upgrades.filter((each) => each.height > height);
}

/** The upgrade in force at a height, as far as the file tells. */
export function upgradeAt({ upgrades }: Pick<Network, 'upgrades'>, height: number): string | null {
  return upgrades.findLast((each) => each.height <= height)?.name ?? null;
}
