// Fetches every block and its results and parses them, nothing else: what no indexer can be faster than.
import { Pool } from 'undici';
import { ownUsage, serve } from './child.ts';

/** Fetches blocks 1 to `to` with so many requests at once; bytes of all answers. */
async function fetchAll(url: string, to: number, parallel: number): Promise<number> {
  const pool = new Pool(url, { connections: parallel });
  const headers = { 'content-type': 'application/json' };
  let next = 0;
  let bytes = 0;
  const fetchOn = async () => {
    // Two requests for each height: even and odd places.
    for (let place = next++; place < 2 * to; place = next++) {
      const method = place % 2 === 0 ? 'block' : 'block_results';
      const body = `{"jsonrpc":"2.0","id":1,"method":"${method}","params":{"height":"${(place >> 1) + 1}"}}`;
      const answer = await pool.request({ path: '/', method: 'POST', headers, body });
      const text = await answer.body.text();
      bytes += text.length;
      if (JSON.parse(text).result === undefined) throw new Error(`no result: ${text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: parallel }, fetchOn));
  await pool.close();
  return bytes;
}

serve(async ({ url, to, parallel }) => {
  const before = ownUsage().cpuSeconds;
  const started = performance.now();
  const bytes = await fetchAll(String(url), Number(to), Number(parallel));
  const seconds = (performance.now() - started) / 1_000;
  const { cpuSeconds, peakRssMiB } = ownUsage();
  return { seconds, bytes, cpuSeconds: cpuSeconds - before, peakRssMiB };
});
