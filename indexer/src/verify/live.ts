// Answers of a running node, by abci_query at one height.
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import { Endpoint } from '../source/endpoint.ts';
import { Endpoints } from '../source/endpoints.ts';
import { garbage } from '../source/errors.ts';
import type { Answer, StateAnswers } from './answers.ts';

export interface LiveOptions {
  /** The node's RPC address. */
  url: string;
  /** The one height that is asked for. */
  height: number;
  signal: AbortSignal;
}

/** The escrow lists of v1.0 to v2.0 answer everything at once: hundreds of MB on a large chain (protocol 5.2). */
const ANSWER_LIMIT_BYTES = 1024 ** 3;
const TIMEOUT_MS = 300_000;
const RETRY = { attempts: 3, firstWaitMs: 200, longestWaitMs: 2_000, patienceMs: 60_000 };

/** An abci_query's result; absent parts are the zero values of their types. */
const resultSchema = z.object({
  response: z.object({
    code: z.number().int().default(0),
    log: z.string().default(''),
    value: z.base64().nullish(),
    height: z.coerce.number().int().default(0),
  }),
});

/** A node that does not keep the state of that height; every later answer would be missing too. */
function pruned(name: string, height: number, log: string): LeasebookError {
  return new LeasebookError(`${name} does not have the state of that height: ${log}`, {
    kind: 'fatal',
    code: 'STATE_PRUNED',
    height,
    advice: 'Choose a height whose state the node still keeps, or name an archive node of that era with --rpc.',
  });
}

/** The node's answers; one request at a time, so that a node in production is not burdened. */
export function openLiveAnswers({ url, height, signal }: LiveOptions): StateAnswers {
  const endpoint = new Endpoint(url, { timeoutMs: TIMEOUT_MS, answerLimitBytes: ANSWER_LIMIT_BYTES, connections: 1 });
  const endpoints = new Endpoints([endpoint], { retry: RETRY, chainId: null, onFailure: () => undefined });
  return {
    name: endpoint.name,
    heights: () => [height],
    async ask(path, data, at): Promise<Answer> {
      const params = { path, data: Buffer.from(data).toString('hex'), height: String(at) };
      let result: unknown;
      try {
        result = await endpoints.run((node) => node.call('abci_query', params, signal, at), signal);
      } catch (error) {
        // The node understood the request and says no.
        if (error instanceof LeasebookError && error.code === 'NODE_ERROR') return { kind: 'refused', reason: error.message };
        throw error;
      }
      const parsed = resultSchema.safeParse(result);
      if (!parsed.success) throw garbage({ endpoint: endpoint.name, height: at, cause: parsed.error }, 'abci_query');
      const { code, log, value, height: answered } = parsed.data.response;
      if (code !== 0) {
        if (/version does not exist|failed to load state|version mismatch/i.test(log)) throw pruned(endpoint.name, at, log);
        return { kind: 'refused', reason: log };
      }
      if (answered !== at && answered !== 0) {
        throw garbage({ endpoint: endpoint.name, height: at, cause: `the answer is about height ${answered}` }, 'abci_query');
      }
      return { kind: 'value', value: Buffer.from(value ?? '', 'base64') };
    },
    close: () => endpoints.close(),
  };
}
