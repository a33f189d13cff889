// Every kind of fault is what its name says, and a seed decides which request gets which.
import { afterEach, expect, test } from 'vitest';
import { type FaultKind, type FaultOptions, faultKinds } from './faults.ts';
import { closeAll, recording, serve } from './testing.ts';

afterEach(closeAll);

const height = 20;

/** What a client sees of one request for a block. */
async function outcome(url: string, asked = height, method = 'block'): Promise<string> {
  try {
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { height: asked } }) });
    const text = await answer.text();
    if (answer.status !== 200) return String(answer.status);
    const { block } = await recording.block(asked);
    if (text.includes(block.toString())) return 'recorded';
    const { result, error } = JSON.parse(text);
    if (error !== undefined) return error.data ?? error.message;
    if (result.block === null) return 'no block';
    if (result.block.header.height !== String(asked)) return `block ${result.block.header.height}`;
    const { block: content, block_id } = JSON.parse(block.toString());
    if (result.block.header.chain_id !== recording.chainId) return `block of ${result.block.header.chain_id}`;
    if (result.block_id.hash !== block_id.hash && result.block.header.app_hash !== content.header.app_hash) return 'fork';
    content.header.last_block_id.hash = result.block.header.last_block_id.hash;
    if (result.block.header.last_block_id.hash === JSON.parse(block.toString()).block.header.last_block_id.hash) return 'other shape';
    expect(result.block).toEqual(content);
    return 'other parent';
  } catch (error) {
    return error instanceof SyntaxError ? 'no JSON' : 'cut off';
  }
}

const faults = (options: Partial<FaultOptions>): { faults: FaultOptions } => ({
  faults: { seed: 1, rate: 1, kinds: faultKinds, slowMs: 200, ...options },
});

test.each([
  ['dropped', 'cut off'],
  ['truncated', 'cut off'],
  ['busy', '429'],
  ['failing', '503'],
  ['garbage', 'no JSON'],
  ['other-block', `block ${height - 1}`],
  ['no-block', 'no block'],
  ['skipped-height', `block ${height + 1}`],
  ['wrong-parent', 'other parent'],
  ['forked', 'fork'],
  ['pruned', expect.stringContaining('is not available, lowest height is')],
  ['other-chain', 'block of elsewhere-1'],
] satisfies [FaultKind, unknown][])('%s', async (kind, seen) => {
  const { url, injected } = await serve(faults({ kinds: [kind], timesEach: 1 }));
  expect(await outcome(url)).toEqual(seen);
  expect(await outcome(url)).toBe('recorded');
  expect([...injected]).toEqual([[kind, 1]]);
});

test('a stale head, and a status of another chain', async () => {
  const status = async (kind: FaultKind) => {
    const { url } = await serve(faults({ kinds: [kind], timesEach: 1 }));
    const ask = async () => JSON.parse(await (await fetch(`${url}/status`)).text()).result;
    const bent = await ask();
    expect(await ask()).toMatchObject({
      node_info: { network: recording.chainId },
      sync_info: { latest_block_height: String(recording.lastHeight) },
    });
    return bent;
  };
  expect(Number((await status('stale-head')).sync_info.latest_block_height)).toBeLessThan(recording.lastHeight);
  expect((await status('other-chain')).node_info.network).toBe('elsewhere-1');
});

test('the shape of a node of another version, where it is recorded', async () => {
  const { url, injected } = await serve(faults({ kinds: ['other-shape'], timesEach: 1 }));
  const { url: archive } = await serve({ view: 'archive' });
  const [seen] = (await recording.archiveBlocks()).keys();
  const results = async (node: string) => (await fetch(`${node}/block_results?height=${seen}`)).text();
  expect(await results(url)).toBe(await results(archive));
  expect(await results(url)).not.toBe(await results(archive));
  expect(injected.get('other-shape')).toBe(1);
});

test('a WebSocket that is cut when a block is told', async () => {
  const live = { tail: recording.lastHeight - height, paceMs: Number.POSITIVE_INFINITY };
  const { url, moveHead, injected } = await serve({
    live,
    ...faults({ kinds: ['socket-drop'], timesEach: 1, heights: { from: 21, to: 21 } }),
  });
  const socket = new WebSocket(`${url.replace('http', 'ws')}/websocket`);
  const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  moveHead(height + 1);
  await closed;
  expect([...injected]).toEqual([['socket-drop', 1]]);
});

test('slow', async () => {
  const { url } = await serve(faults({ kinds: ['slow'] }));
  const began = performance.now();
  expect(await outcome(url)).toBe('recorded');
  expect(performance.now() - began).toBeGreaterThan(190);
});

test('what bends blocks bends nothing else', async () => {
  const { url, injected } = await serve(faults({ kinds: ['no-block', 'wrong-parent', 'other-block'] }));
  expect(await (await fetch(`${url}/status`)).json()).toMatchObject({ result: { node_info: { network: recording.chainId } } });
  expect(await (await fetch(`${url}/block`)).json()).toMatchObject({
    result: { block: { header: { height: String(recording.lastHeight) } } },
  });
  expect(injected.size).toBe(0);
});

test('only the heights that are named are bent', async () => {
  const { url } = await serve(faults({ kinds: ['busy'], heights: { from: 20, to: 21 } }));
  expect(await Promise.all([19, 20, 21, 22].map((asked) => outcome(url, asked)))).toEqual(['recorded', '429', '429', 'recorded']);
});

test('the seed decides, not the order or what runs beside it', async () => {
  const heights = Array.from({ length: 40 }, (_, place) => place + 1);
  const kinds = faultKinds.filter((kind) => kind !== 'slow');
  const oneByOne = await serve(faults({ rate: 0.5, kinds }));
  const sequential: string[] = [];
  for (const asked of heights) sequential.push(await outcome(oneByOne.url, asked));
  const atOnce = await serve(faults({ rate: 0.5, kinds }));
  const backwards = await Promise.all(heights.toReversed().map((asked) => outcome(atOnce.url, asked)));
  expect(backwards.toReversed()).toEqual(sequential);
  expect([...atOnce.injected].sort()).toEqual([...oneByOne.injected].sort());
  expect(sequential.filter((seen) => seen === 'recorded').length).toBeGreaterThan(8);
  expect(new Set(sequential).size).toBeGreaterThan(4);
  const otherSeed = await serve(faults({ rate: 0.5, kinds, seed: 2 }));
  expect(await Promise.all(heights.map((asked) => outcome(otherSeed.url, asked)))).not.toEqual(sequential);
});
