// Upgrades as the ledger keeps them, with the times of their blocks.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it('are told oldest first; a block that is not indexed has no time', async () => {
  const ask = () => api.ask('{ upgrades { name height time } block(height: 60) { time } }');
  expect([(await ask()).errors, api.logged]).toEqual([[], []]);
  expect((await ask()).data).toMatchObject({ upgrades: [] });
  const applied = [
    { name: 'v9.9.0', height: 999_999 },
    { name: 'v1.0.0', height: 60 },
  ];
  const { sql } = api.database;
  await sql`UPDATE checkpoint SET ledger_state = ${sql.json({ governance: { applied } })}`;
  const { data, errors } = await ask();
  expect(errors).toEqual([]);
  const block = data?.block as { time: string } | undefined;
  expect(data?.upgrades).toEqual([
    { name: 'v1.0.0', height: 60, time: block?.time },
    { name: 'v9.9.0', height: 999_999, time: null },
  ]);
});
