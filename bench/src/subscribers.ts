// Very many subscribers of one server: how long after its commit each of them has a block.
import { request } from 'node:http';

interface Told {
  medianMs: number;
  lastMs: number;
}

const QUERY = 'subscription { blocks { height hash time } }';
/** Blocks that are told; the worst of them counts. */
const ROUNDS = 5;
const OPENED_AT_ONCE = 100;

/** Opens the streams, then tells blocks by `addBlock`, which resolves with the moment of the commit. */
export async function tellSubscribers(url: string, subscribers: number, addBlock: () => Promise<number>): Promise<Told> {
  let arrived: number[] = [];
  let all = Promise.withResolvers<void>();
  const close: (() => void)[] = [];

  function open(): Promise<void> {
    return new Promise((resolve, reject) => {
      const asked = request(url, {
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      });
      close.push(() => asked.destroy());
      asked.once('error', reject);
      asked.once('response', (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`a stream was answered with ${answer.statusCode}`));
        answer.on('error', () => undefined);
        answer.on('data', (bytes: Buffer) => {
          if (!bytes.includes('event: next')) return;
          arrived.push(performance.now());
          if (arrived.length === subscribers) all.resolve();
        });
        resolve();
      });
      asked.end(JSON.stringify({ query: QUERY }));
    });
  }

  try {
    for (let opened = 0; opened < subscribers; opened += OPENED_AT_ONCE) {
      await Promise.all(Array.from({ length: Math.min(OPENED_AT_ONCE, subscribers - opened) }, open));
    }
    const rounds: Told[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      arrived = [];
      all = Promise.withResolvers<void>();
      const committed = await addBlock();
      await all.promise;
      const waited = arrived.map((time) => time - committed).toSorted((a, b) => a - b);
      rounds.push({ medianMs: waited[waited.length >> 1] ?? Number.NaN, lastMs: waited.at(-1) ?? Number.NaN });
    }
    const [worst] = rounds.toSorted((a, b) => b.lastMs - a.lastMs);
    if (worst === undefined) throw new Error('no block was told');
    return worst;
  } finally {
    for (const end of close) end();
  }
}
