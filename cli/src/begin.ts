// Where an empty index of a network begins: near the head by default, or with the oldest rules that Leasebook replays.
import { LeasebookError, type Sql } from '@leasebook/db';
import { bootstrapChain, examineNode, indexedChain } from '@leasebook/indexer';
import { type Network, upgradesAfter } from './networks.ts';
import { withoutPassword } from './settings.ts';

/** So many blocks below the head are known to every node behind one address. */
const BELOW_HEAD_BLOCKS = 10;
/** The upgrade whose rules are the oldest that the ledger knows. */
const OLDEST_RULES = 'v0.38.0';

export interface BeginOptions {
  sql: Sql;
  network: Pick<Network, 'chainId' | 'upgrades'>;
  rpc: readonly string[];
  /** From the oldest rules on, which needs an archive node, instead of near the head. */
  fullHistory: boolean;
  signal: AbortSignal;
  print(line: string): void;
}

/** The height whose state the index begins with; null where it begins with the chain's first block. */
async function beginning(url: string, { network, fullHistory, signal }: BeginOptions): Promise<number | null> {
  if (fullHistory) return network.upgrades.find(({ name }) => name === OLDEST_RULES)?.height ?? null;
  const { status } = await examineNode(url, { chainId: network.chainId, sampleBlocks: 1, signal });
  return Math.max(status.earliestHeight, status.headHeight - BELOW_HEAD_BLOCKS);
}

/**
 * Bootstraps an empty index from the first of the nodes that can; does nothing where something is indexed already, or where
 * the index begins with the first block.
 * @throws LeasebookError of the last node where none can.
 */
export async function beginIndex(options: BeginOptions): Promise<void> {
  const { sql, network, rpc, signal, print } = options;
  if ((await indexedChain(sql)) !== null) return;
  const failures: unknown[] = [];
  for (const url of rpc) {
    try {
      const height = await beginning(url, options);
      if (height === null) return;
      print(`Beginning at block ${height} with the state that ${withoutPassword(url)} answers ...`);
      const known = { plans: upgradesAfter(network, height) };
      const report = await bootstrapChain({ sql, rpc: url, chainId: network.chainId, height, known, signal });
      for (const sentence of report.unknown) print(`not known: ${sentence}`);
      return;
    } catch (error) {
      signal.throwIfAborted();
      print(error instanceof Error ? error.message : String(error));
      failures.push(error);
    }
  }
  const unreachable = failures.filter((error) => error instanceof LeasebookError && error.code === 'NODE_UNREACHABLE');
  if (failures.length > 0 && (failures.length === 1 || unreachable.length < failures.length)) throw failures.at(-1);
  throw new LeasebookError(`none of the ${rpc.length} nodes can be reached.`, {
    kind: 'retryable',
    code: 'NODE_UNREACHABLE',
    advice: "Check this machine's way to the internet (name service, proxy, firewall), or name a node that it reaches with --rpc.",
  });
}
