// What can go wrong between us and a node, each with what the operator does about it.
import { LeasebookError } from '@leasebook/db';

interface Failure {
  endpoint: string;
  height?: number | undefined;
  cause?: unknown;
}

/** The node does not answer at all, or not in time. */
export function unreachable({ endpoint, height, cause }: Failure): LeasebookError {
  return new LeasebookError(`${endpoint} does not answer: ${reason(cause)}.`, {
    kind: 'retryable',
    code: 'NODE_UNREACHABLE',
    height,
    advice: 'Check the address and the network, or name another node with --rpc.',
    cause,
  });
}

/**
 * The node answers with another HTTP status than 200: it is overloaded, is elsewhere (`sentTo`), or something before it
 * refuses us.
 */
export class NodeRefuses extends LeasebookError {
  /** How long it asks not to be asked, in milliseconds; 0 where it does not say. */
  readonly restMs: number;

  constructor({ endpoint, height }: Failure, status: number, { sentTo = null, restMs = 0 }: { sentTo?: string | null; restMs?: number }) {
    super(`${endpoint} answers with HTTP status ${status}${sentTo === null ? '' : `, which sends to ${sentTo}`}.`, {
      kind: 'retryable',
      code: 'NODE_REFUSES',
      height,
      advice:
        sentTo === null
          ? 'The node is busy, limits requests or is not at this address: try later, or name another node with --rpc.'
          : 'Nobody is followed to another address: if it is the node, name it with --rpc.',
    });
    this.restMs = restMs;
  }
}

/** The answer is no JSON-RPC: cut off, or not from a node. */
export function garbage({ endpoint, height, cause }: Failure, method: string): LeasebookError {
  return new LeasebookError(`the answer of ${endpoint} to "${method}" cannot be read: ${reason(cause)}.`, {
    kind: 'retryable',
    code: 'UNREADABLE_ANSWER',
    height,
    advice: "The answer was cut off or is not a node's: try again, or name another node with --rpc.",
    cause,
  });
}

/** The answer is longer than we accept. */
export function tooLarge({ endpoint, height, cause }: Failure, limit: number): LeasebookError {
  return new LeasebookError(`the answer of ${endpoint} is longer than ${limit} bytes.`, {
    kind: 'fatal',
    code: 'ANSWER_TOO_LARGE',
    height,
    advice: "No block is expected to be that large: check that the address is a node's.",
    cause,
  });
}

/** The node's own error to a request that it understood. */
export function nodeError({ endpoint, height }: Failure, method: string, text: string): LeasebookError {
  const said = `${endpoint} says to "${method}": ${text}.`;
  const lowest = /lowest height is (\d+)/.exec(text)?.[1];
  if (lowest !== undefined || text.includes('is not available')) {
    const missing = lowest === undefined || height === undefined ? 'that block' : `blocks ${height} to ${Number(lowest) - 1}`;
    return new LeasebookError(said, {
      kind: 'fatal',
      code: 'NODE_PRUNED',
      height,
      advice: `This node no longer keeps ${missing}: name an archive node, which does, with --rpc, or begin later with leasebook bootstrap.`,
    });
  }
  if (/discard_abci_responses|not persisting (finalize block|abci) responses/i.test(text)) {
    return new LeasebookError(said, {
      kind: 'fatal',
      code: 'NODE_DISCARDS_RESULTS',
      height,
      advice: 'This node keeps no block results: name one that runs with discard_abci_responses=false.',
    });
  }
  const [broken, advice] = text.split(' [BROKEN_RECORDING] ');
  if (advice !== undefined) {
    // A recorded chain's own server: its files stay as they are.
    return new LeasebookError(`${endpoint} says to "${method}": ${broken}`, {
      kind: 'fatal',
      code: 'BROKEN_RECORDING',
      height,
      advice,
    });
  }
  if (/must be less than or equal to the current blockchain height|could not find results for height/.test(text)) {
    return new LeasebookError(said, {
      kind: 'retryable',
      code: 'NODE_BEHIND',
      height,
      advice: 'The node has not got that far, or not stored its results yet: try again.',
    });
  }
  return new LeasebookError(said, {
    kind: 'retryable',
    code: 'NODE_ERROR',
    height,
    advice: 'Try again; if it comes back, name another node with --rpc.',
  });
}

/** The node belongs to another chain than the ones beside it or the one asked for. */
export function wrongChain({ endpoint, height }: Failure, expected: string, found: string): LeasebookError {
  return new LeasebookError(`${endpoint} serves ${found}, not ${expected}.`, {
    kind: 'fatal',
    code: 'CHAIN_ID_MISMATCH',
    height,
    advice:
      'Every node named with --rpc must serve the chain of the tables; name another one, use another --data folder, or start over with --fresh.',
  });
}

/** What was named is no address of a node. */
export function addressInvalid(url: string): LeasebookError {
  return new LeasebookError(`"${url}" is no address of a node.`, {
    kind: 'fatal',
    code: 'RPC_ADDRESS_INVALID',
    advice: 'Name it in the form http://host:26657 or https://host with --rpc.',
  });
}

/** The node answers with another block than the one asked for, or with none. */
export function foreignBlock({ endpoint, height }: Failure, what: string): LeasebookError {
  return new LeasebookError(`${endpoint} answers with ${what}.`, {
    kind: 'retryable',
    code: 'FOREIGN_BLOCK',
    height,
    advice: 'Nothing of it was written: try again, or name another node with --rpc.',
  });
}

function reason(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return reason(cause.errors[0]);
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause === undefined ? '' : `, ${reason(cause.cause)}`;
  return `${cause.message || cause.name}${inner}`;
}
