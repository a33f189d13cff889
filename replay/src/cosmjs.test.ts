// cosmjs reads the recorded chain as it reads a node, at heights of both shapes.
import { Comet38Client, connectComet, isComet38Client, isTendermint37Client } from '@cosmjs/tendermint-rpc';
import { afterEach, expect, test } from 'vitest';
import { closeAll, lastOld, liveFrom, manifest, recording, serve } from './testing.ts';

afterEach(closeAll);

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

test.each([lastOld, lastOld + 1, recording.lastHeight])(
  'connectComet picks the client of the node at %i and reads blocks',
  async (head) => {
    const { url } = await serve(liveFrom(head, 60_000));
    const client = await connectComet(url);
    // Versions before 0.37 are read by the client for 0.37, which has the same results with begin and end.
    expect(head > lastOld ? isComet38Client(client) : isTendermint37Client(client)).toBe(true);
    const status = await client.status();
    const version = manifest.nodes.findLast(({ from_height }) => from_height <= head)?.node_version;
    expect(status.nodeInfo).toMatchObject({ network: recording.chainId, version });
    expect(status.syncInfo).toMatchObject({ latestBlockHeight: head, earliestBlockHeight: 1, catchingUp: false });
    for (const height of [1, lastOld, head]) {
      const recorded = await recording.block(height);
      const { block_id, block: content } = JSON.parse(recorded.block.toString());
      const block = await client.block(height);
      expect(hex(block.blockId.hash)).toBe(block_id.hash);
      expect(block.block.header).toMatchObject({ height, chainId: recording.chainId });
      expect(block.block.txs.map((transaction) => Buffer.from(transaction).toString('base64'))).toEqual(content.data.txs);
      const results = await client.blockResults(height);
      expect(results.results).toHaveLength(content.data.txs.length);
      const { begin_block_events, finalize_block_events } = JSON.parse(recorded.results.toString());
      if (head > lastOld === height > lastOld) {
        const events = 'beginBlockEvents' in results ? results.beginBlockEvents : results.finalizeBlockEvents;
        expect(events).toHaveLength((begin_block_events ?? finalize_block_events).length);
      }
    }
    const { blockMetas, lastHeight } = await client.blockchain(head - 4, head);
    expect(lastHeight).toBe(head);
    expect(blockMetas.map(({ header }) => header.height)).toEqual([head, head - 1, head - 2, head - 3, head - 4]);
    const genesis = await client.genesis();
    expect(genesis.chainId).toBe(recording.chainId);
    await expect(client.block(head + 1)).rejects.toThrow(/must be less than or equal to the current blockchain height/);
    client.disconnect();
  },
);

test('abciQuery reads stored state on both sides of the change of shape', async () => {
  const { url } = await serve();
  const client = await connectComet(url);
  const lines = (await recording.read('state.ndjson.zst')).toString().split('\n').filter(Boolean);
  for (const line of [lines[0], lines.at(-1)]) {
    const { answers } = JSON.parse(line ?? '');
    const [stored] = answers.filter(({ value }: { value?: string }) => value !== undefined);
    const { path, data, height, value } = stored;
    const answer = await client.abciQuery({ path, data: Buffer.from(data, 'hex'), height });
    expect(answer).toMatchObject({ code: 0, height });
    expect(Buffer.from(answer.value).toString('base64')).toBe(value);
  }
  client.disconnect();
});

test('subscribers hear of new blocks of both shapes', async () => {
  const { url } = await serve(liveFrom(lastOld - 3, 50));
  const client = await Comet38Client.connect(url.replace('http', 'ws'));
  const heights: number[] = [];
  await new Promise<void>((resolve, reject) => {
    client.subscribeNewBlock().subscribe({
      next: ({ header }) => {
        heights.push(header.height);
        if (header.height > lastOld + 1) resolve();
      },
      error: reject,
    });
  });
  expect(heights.slice(-3)).toEqual([lastOld, lastOld + 1, lastOld + 2]);
  client.disconnect();
});
