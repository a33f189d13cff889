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

/** What another node would not mend. */
const NOT_OF_NODES = /^(BOOTSTRAP_NOT_EMPTY|INDEXER_RUNNING|(DATABASE|SCHEMA|STORE)_.*)$/;

/**
 * What `begin` gives with the first of the nodes that can; `print` tells why another one is asked.
 * @throws LeasebookError of the last node where none can, of whatever is no node's matter at once; the signal's reason.
 */
export async function withFirstThatCan<T>(
  { rpc, signal, print }: Pick<BeginOptions, 'rpc' | 'signal' | 'print'>,
  begin: (url: string) => Promise<T>,
): Promise<T> {
  const failures: LeasebookError[] = [];
  for (const url of rpc) {
    try {
      return await begin(url);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof LeasebookError) || NOT_OF_NODES.test(error.code)) throw error;
      failures.push(error);
      if (failures.length < rpc.length) print(error.message);
    }
  }
  const last = failures.at(-1);
  if (last !== undefined && (rpc.length === 1 || failures.some(({ code }) => code !== 'NODE_UNREACHABLE'))) throw last;
  throw new LeasebookError(`none of the ${rpc.length} nodes can be reached.`, {
    kind: 'retryable',
    code: 'NODE_UNREACHABLE',
    advice: "Check this machine's way to the internet (name service, proxy, firewall), or name a node that it reaches with --rpc.",
  });
}

/**
 * Bootstraps an empty index from the first of the nodes that can; does nothing where something is indexed already, or where
 * the index begins with the first block.
 * @throws LeasebookError of `withFirstThatCan`.
 */
export async function beginIndex(options: BeginOptions): Promise<void> {
  const { sql, network, signal, print } = options;
  if ((await indexedChain(sql)) !== null) return;
  await withFirstThatCan(options, async (url) => {
    const height = await beginning(url, options);
    if (height === null) return;
    print(`Beginning at block ${height} with the state that ${withoutPassword(url)} answers ...`);
    const known = { plans: upgradesAfter(network, height) };
    const report = await bootstrapChain({ sql, rpc: url, chainId: network.chainId, height, known, signal });
    for (const sentence of report.unknown) print(`not known: ${sentence}`);
  });
}
