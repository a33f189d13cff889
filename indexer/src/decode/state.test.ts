// Every answer that the nodes gave about their state decodes without a field that the definitions lack.
import { expect, test } from 'vitest';
import { typeOf } from './index.ts';
import { storedAnswers } from './testing.ts';
import { decodeBytes } from './wire.ts';

/** Response type of a query, e.g. `akash.market.v1beta5.QueryOrdersResponse`; those of audit share one type. */
function responseType(path: string): string {
  const [, service = '', method = ''] = /^\/(.+)\.Query\/(.+)$/.exec(path) ?? [];
  return `${service}.Query${service.startsWith('akash.audit.') ? 'Providers' : method}Response`;
}

test('all stored answers decode, with no field unknown', () => {
  const unknown: string[] = [];
  const answers = storedAnswers();
  for (const { path, bytes } of answers) {
    // Broken by the node itself from v1.0 on: other records under this type (protocol 5.2).
    if (path === '/akash.audit.v1.Query/AllProvidersAttributes') continue;
    decodeBytes(typeOf(responseType(path)), bytes, unknown);
  }
  expect(answers.length).toBeGreaterThan(0);
  expect([...new Set(unknown)]).toEqual([]);
});
