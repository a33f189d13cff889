// What a node tells beside a block: the attributes of its events, and the hash of the state after it.
import { afterEach, expect, test } from 'vitest';
import { newBlockEvent } from './new-block.ts';
import { closeAll, lastOld, liveFrom, recording, serve } from './testing.ts';

afterEach(closeAll);

const query = "tm.event='NewBlock'";

test.each([lastOld, lastOld + 1])('block %i is told with the attributes of its events as text', async (height) => {
  const { data, events } = JSON.parse(newBlockEvent(query, await recording.block(height)));
  expect(data.value.block.header.height).toBe(String(height));
  expect('block_id' in data.value).toBe(height > lastOld);
  const { proposer_address } = data.value.block.header;
  expect(proposer_address).toMatch(/^[0-9A-F]{40}$/);
  expect(events['tm.event']).toEqual(['NewBlock']);
  expect(events['coin_received.receiver'].every((receiver: string) => /^[a-z]+1[a-z0-9]+$/.test(receiver))).toBe(true);
  expect(events['mint.amount']).toEqual([expect.stringMatching(/^\d+$/)]);
});

test.each([lastOld - 1, lastOld, lastOld + 1, recording.lastHeight - 1])(
  'abci_info after block %i has the hash in the next header',
  async (height) => {
    const { url } = await serve(liveFrom(height, 60_000));
    const answer = await (await fetch(`${url}/abci_info`)).json();
    const next = JSON.parse((await recording.block(height + 1)).block.toString());
    const hash = Buffer.from(next.block.header.app_hash, 'hex').toString('base64');
    expect(answer).toMatchObject({ result: { response: { last_block_height: String(height), last_block_app_hash: hash } } });
  },
);
