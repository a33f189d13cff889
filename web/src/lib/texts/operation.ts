// Texts of the page about the index: how far it is and how it is kept, checks, nodes, parts that could not be read.
import { grouped } from '../format/grouped.ts';
import { count } from './count.ts';
import { translated } from './translation.ts';

export const english = {
  page: {
    title: 'Status',
    description: 'Which chain Leasebook shows, how far it is indexed, how far behind the head, and what it could not decode.',
    lede: (state: string, percent: string) => `The index is ${state}: ${percent} % of the chain.`,
    head: 'Indexed block',
    lag: 'Behind the head',
    lagNote: 'chain time',
    dead: 'Undecoded parts',
    deadNote: 'kept, to be decoded by a later version',
    unknown: 'Unknown events',
    unknownNote: 'of Akash modules',
    facts: 'Chain and index',
    factsUnit: 'As of the newest answer, asked every few seconds',
    first: 'First indexed block',
    node: 'Node’s CometBFT',
    notKnown: 'not known',
    machines: 'For machines',
    machinesText: 'The same as JSON at /status; liveness at /health, readiness at /ready.',
    query: 'The query behind this page',
    waiting: 'Asking the API for its status.',
  },
  checks: 'Checks',
  checksUnit: 'Tables compared with the node’s own answers by “leasebook verify”, the raw archive with what was written',
  verification: 'Tables against the chain',
  archive: 'Raw archive',
  never: 'not checked yet',
  compared: (checked: number, wrong: number, height: number) =>
    `${count(checked, 'value', 'values')} compared up to block ${grouped(height)}: ${wrong === 0 ? 'no difference' : count(wrong, 'difference', 'differences')}`,
  blocks: (checked: number, wrong: number, height: number) =>
    `${count(checked, 'block', 'blocks')} checked up to block ${grouped(height)}: ${wrong === 0 ? 'no damage' : count(wrong, 'damage', 'damages')}`,
  lastError: 'Last error of the indexer',
  noError: 'none',
  over: 'blocks were written since',
  waiting: 'Waits for',
  stages: { fetch: 'blocks', process: 'work on blocks', write: 'the database' } as Record<string, string>,
  idle: 'nothing: it is at the head',
  spent: 'Time spent',
  nodes: 'Nodes that are asked',
  nodesUnit: 'Since the indexer began; addresses by their host alone',
  node: 'Node',
  requests: 'Requests',
  failures: 'Failed',
  mean: 'Mean, ms',
  newest: 'Newest failure',
  noNodes: 'No node is asked: the blocks come from a recording or an archive.',
  before: 'What is not known of before',
  beforeUnit: (height: string) => `The index began with what a node told of its state at ${height}`,
  unread: 'Parts that could not be read',
  unreadUnit: (number: number) =>
    `${count(number, 'part is', 'parts are')} kept as they came, to be decoded by a later version; newest first`,
  height: 'Block',
  what: 'Part',
  why: 'Why',
  noUnread: 'Everything in the indexed blocks could be read.',
  failed: 'How the index is kept could not be asked.',
};

export const operationTexts = await translated(english, async () => (await import('./zh/operation.ts')).chinese);
