// Load on an HTTP server: as fast as it answers, or at a fixed pace that does not wait for answers.
import { setTimeout } from 'node:timers/promises';
import { Pool } from 'undici';

/** A request of GraphQL over POST. */
export interface Question {
  url: string;
  query: string;
  variables?: Record<string, unknown>;
}

function asker({ url, query, variables = {} }: Question, connections: number) {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const body = JSON.stringify({ query, variables });
  return {
    async ask(): Promise<string> {
      const answer = await pool.request({ method: 'POST', path: pathname, body, headers: { 'content-type': 'application/json' } });
      const text = await answer.body.text();
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}: ${text.slice(0, 300)}`);
      return text;
    },
    close: () => pool.close(),
  };
}

/** The `data` of an answer. */
export async function askOnce(question: Question): Promise<unknown> {
  const { ask, close } = asker(question, 1);
  try {
    const { data, errors } = JSON.parse(await ask()) as { data?: unknown; errors?: unknown[] };
    if (errors !== undefined) throw new Error(`${question.url}: ${JSON.stringify(errors).slice(0, 500)}`);
    return data;
  } finally {
    await close();
  }
}

/** Answers a second while `parallel` clients each ask again as soon as they were answered. */
export async function throughput(question: Question, { parallel, seconds }: { parallel: number; seconds: number }): Promise<number> {
  const { ask, close } = asker(question, parallel);
  try {
    // What is compiled or kept by the first requests is so before the clock runs.
    for (let at = 0; at < 5; at += 1) await ask();
    let answered = 0;
    const begun = performance.now();
    const end = begun + seconds * 1_000;
    await Promise.all(
      Array.from({ length: parallel }, async () => {
        while (performance.now() < end) {
          await ask();
          answered += 1;
        }
      }),
    );
    return answered / ((performance.now() - begun) / 1_000);
  } finally {
    await close();
  }
}

/** Milliseconds from when each of `perSecond` requests a second was due until it was answered, sorted. */
export async function latencies(question: Question, { perSecond, seconds }: { perSecond: number; seconds: number }): Promise<number[]> {
  const { ask, close } = asker(question, 64);
  try {
    for (let at = 0; at < 5; at += 1) await ask();
    const times: Promise<number>[] = [];
    const begun = performance.now();
    for (let at = 0; at < perSecond * seconds; at += 1) {
      const due = begun + (at * 1_000) / perSecond;
      const wait = due - performance.now();
      if (wait > 1) await setTimeout(wait);
      times.push(ask().then(() => performance.now() - due));
    }
    return (await Promise.all(times)).toSorted((a, b) => a - b);
  } finally {
    await close();
  }
}

/** Milliseconds that the slowest of queries takes to be refused, each asked `times` times, one after the other. */
export async function slowestRefusal(url: string, queries: readonly string[], times: number): Promise<number> {
  let slowest = 0;
  for (const query of Array.from({ length: times }, () => queries).flat()) {
    const begun = performance.now();
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
    await answer.text();
    if (answer.status !== 400) throw new Error(`${url} answered ${answer.status} to ${query.slice(0, 100)}`);
    slowest = Math.max(slowest, performance.now() - begun);
  }
  return slowest;
}

/** The value that this share of sorted values is at most. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
