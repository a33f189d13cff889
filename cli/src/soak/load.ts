// The readers of a soak: requests at a fixed pace that does not wait for answers, and subscribers that keep their streams.
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** What pages ask, and lists that are never asked the same way twice. */
const QUERIES: readonly ((number: number) => string)[] = [
  () => '{ status { indexedHeight headHeight lagSeconds } }',
  () => '{ network { height gpusSupplied gpusLeased gpuUtilization activeLeases activeProviders } }',
  () => '{ series(input: { metric: GPU_UTILIZATION, interval: DAY }) { height series { points { time value } } } }',
  (number) => `{ l${number}: leases(first: ${10 + (number % 40)}) { nodes { id state provider { owner } } } }`,
];
const SOCKETS = 64;
/** An answer that takes longer is a failure. */
const PATIENCE_MS = 30_000;
/** How long the last requests have after the end. */
const STOP_WITHIN_MS = 5_000;

export interface Load {
  readonly requests: number;
  readonly failures: number;
  readonly events: number;
  /** Streams that are open. */
  readonly streams: number;
  /** The first failure in words. */
  readonly firstFailure: string | null;
  /** The value that 99 % of the latencies since the last call are at most, in milliseconds; 0 without any. */
  takeP99(): number;
  /** Ends all; resolves when no request runs any more: those that wait for long already are not waited for. */
  stop(): Promise<void>;
}

/** Begins at once. */
export function startLoad(url: string, { perSecond, subscribers }: { perSecond: number; subscribers: number }): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
  const running = new Set<Promise<void>>();
  const closers: (() => void)[] = [];
  let latencies: number[] = [];
  const counts = { requests: 0, failures: 0, events: 0, streams: 0 };
  let firstFailure: string | null = null;
  let isStopped = false;

  function fail(why: string): void {
    if (isStopped) return;
    counts.failures += 1;
    firstFailure ??= why;
  }

  function post(path: string, query: string, accept: string, ownAgent: Agent | false) {
    const asked = request(`${url}${path}`, { method: 'POST', agent: ownAgent, headers: { 'content-type': 'application/json', accept } });
    asked.end(JSON.stringify({ query }));
    return asked;
  }

  function ask(number: number, due: number): Promise<void> {
    const query = (QUERIES[number % QUERIES.length] ?? QUERIES[0])?.(number) ?? '';
    return new Promise((done) => {
      const asked = post('/graphql', query, 'application/json', agent);
      asked.setTimeout(PATIENCE_MS, () => asked.destroy(new Error(`no answer within ${PATIENCE_MS / 1000} s`)));
      asked.on('error', (error) => {
        fail(error.message);
        done();
      });
      asked.on('response', (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => {
          counts.requests += 1;
          latencies.push(performance.now() - due);
          if (answer.statusCode !== 200 || text.includes('"errors"')) fail(`${answer.statusCode} ${text.slice(0, 300)}`);
          done();
        });
      });
    });
  }

  function subscribe(): void {
    const asked = post('/graphql/stream', 'subscription { blocks { height hash time } }', 'text/event-stream', false);
    closers.push(() => asked.destroy());
    asked.on('error', (error) => fail(`a stream: ${error.message}`));
    asked.on('response', (answer) => {
      counts.streams += 1;
      if (answer.statusCode !== 200) fail(`a stream was answered with ${answer.statusCode}`);
      answer.on('data', (part: Buffer) => {
        if (part.includes('event: next')) counts.events += 1;
      });
      answer.on('error', () => undefined);
      answer.on('close', () => {
        counts.streams -= 1;
        fail('a stream was closed');
      });
    });
  }

  for (let number = 0; number < subscribers; number += 1) subscribe();
  const begun = performance.now();
  const asking = (async () => {
    for (let number = 0; !isStopped; number += 1) {
      const due = begun + (number * 1_000) / perSecond;
      const wait = due - performance.now();
      if (wait > 1) await pause(wait);
      const asked = ask(number, due).finally(() => running.delete(asked));
      running.add(asked);
    }
  })();

  return {
    get requests() {
      return counts.requests;
    },
    get failures() {
      return counts.failures;
    },
    get events() {
      return counts.events;
    },
    get streams() {
      return counts.streams;
    },
    get firstFailure() {
      return firstFailure;
    },
    takeP99() {
      const sorted = latencies.toSorted((a, b) => a - b);
      latencies = [];
      return sorted[Math.floor(sorted.length * 0.99)] ?? 0;
    },
    async stop() {
      isStopped = true;
      for (const close of closers) close();
      await asking;
      await Promise.race([Promise.all(running), pause(STOP_WITHIN_MS, undefined, { ref: false })]);
      agent.destroy();
    },
  };
}
