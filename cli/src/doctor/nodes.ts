// Findings about the nodes of a network: reach, chain, version, pruning, freshness, and how fast their blocks come.
import { LeasebookError } from '@leasebook/db';
import { examineNode, type NodeExamination } from '@leasebook/indexer';
import { type Network, upgradeAt } from '../networks.ts';
import { number } from '../progress.ts';
import { withoutPassword } from '../settings.ts';
import { type Finding, told } from './finding.ts';

/** A node so far behind the others, in blocks, is not worth asking. */
const BEHIND_BLOCKS = 20;
/** A head of a living network is younger; the clocks of two machines differ by less. */
const STALE_SECONDS = 120;
const CLOCK_SECONDS = 5;

export interface NodesReport {
  findings: Finding[];
  /** Nodes that answered, the fastest first. */
  answering: NodeExamination[];
}

function rate({ sample }: NodeExamination): number {
  return sample instanceof LeasebookError || sample.seconds === 0 ? 0 : sample.blocks / sample.seconds;
}

function headFinding(node: NodeExamination, best: number, now: number): Finding {
  const { url, status, statusMilliseconds, sample } = node;
  const subject = `node ${withoutPassword(url)}`;
  const age = Math.round(now / 1000 - Number(status.headTime / 1_000_000_000n));
  const version = status.nodeVersion === '' ? 'of unknown version' : `of version ${status.nodeVersion}`;
  const what = `${status.chainId} ${version}, blocks ${number.format(status.earliestHeight)} to ${number.format(status.headHeight)}, head ${age} s old, answers in ${Math.round(statusMilliseconds)} ms`;
  if (sample instanceof LeasebookError) {
    const { text, advice } = told(sample);
    return { subject, state: 'wrong', text: `${what}; its blocks cannot be had: ${text}`, advice };
  }
  const text = `${what}, ${rate(node).toFixed(0)} blocks/s`;
  if (best - status.headHeight > BEHIND_BLOCKS) {
    return { subject, state: 'doubtful', text, advice: 'It lags behind the others: leave it out.' };
  }
  if (age < -CLOCK_SECONDS) {
    return { subject, state: 'doubtful', text, advice: 'The head lies in the future: set the clock of this machine, or doubt the node.' };
  }
  if (age > STALE_SECONDS)
    return { subject, state: 'doubtful', text, advice: 'The chain stands still, or the node is not in step with it.' };
  return { subject, state: 'good', text };
}

/** What can be indexed from these nodes: how much of the history they keep, and under which rules it begins. */
function historyFinding(network: Pick<Network, 'upgrades'> | null, answering: readonly NodeExamination[]): Finding {
  const subject = 'history';
  const earliest = Math.min(...answering.map(({ status }) => status.earliestHeight));
  if (earliest === 1) return { subject, state: 'good', text: 'some node keeps every block' };
  const rules = network === null ? null : upgradeAt(network, earliest);
  return {
    subject,
    state: 'doubtful',
    text: `no node keeps blocks below ${number.format(earliest)}${rules === null ? '' : ` (${rules})`}: they are pruned`,
    advice: 'An index begins with `leasebook bootstrap` near the head, or needs an archive node by --rpc.',
  };
}

/** Examines all nodes at once. Never throws for a node: what fails is a finding. */
export async function examineNodes(
  urls: readonly string[],
  network: Pick<Network, 'upgrades' | 'chainId'> | null,
  signal: AbortSignal,
): Promise<NodesReport> {
  const results = await Promise.allSettled(urls.map((url) => examineNode(url, { chainId: network?.chainId, signal })));
  const answering = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const best = Math.max(0, ...answering.map(({ status }) => status.headHeight));
  const now = Date.now();
  const findings = results.map((result, index): Finding => {
    if (result.status === 'fulfilled') return headFinding(result.value, best, now);
    const subject = `node ${withoutPassword(urls[index] ?? '')}`;
    const error: unknown = result.reason;
    return error instanceof LeasebookError
      ? { subject, state: 'doubtful', ...told(error) }
      : { subject, state: 'doubtful', text: String(error), advice: 'Leave it out.' };
  });
  const chains = new Set(answering.map(({ status }) => status.chainId));
  if (chains.size > 1) {
    findings.push({
      subject: 'chain',
      state: 'wrong',
      text: `the nodes serve different chains: ${[...chains].join(', ')}`,
      advice: 'Name nodes of one chain only.',
    });
  }
  if (answering.length === 0) {
    findings.push({ subject: 'nodes', state: 'wrong', text: 'no node answers', advice: 'Check the network, or name others by --rpc.' });
  } else findings.push(historyFinding(network, answering));
  return { findings, answering: answering.toSorted((left, right) => rate(right) - rate(left)) };
}
