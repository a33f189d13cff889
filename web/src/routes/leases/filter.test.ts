// Filters of the address become those of the API; hostile ones are absent.
import { expect, test } from 'vitest';
import { hostsOf, leaseFile, leaseWhere } from './filter.ts';

test('every filter is read', () => {
  const address =
    'state=insufficient_funds&provider=akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra&owner=akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav&model=nvidia/a100&gpu=with&denom=uakt&from=2026-01-31&to=2026-02-01';
  expect(leaseWhere(new URLSearchParams(address))).toEqual({
    state: { eq: 'INSUFFICIENT_FUNDS' },
    provider: { eq: 'akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra' },
    owner: { eq: 'akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav' },
    model: { eq: 'nvidia/a100' },
    hasGpu: true,
    denom: { eq: 'uakt' },
    createdTime: { gte: '2026-01-31T00:00:00.000Z', lt: '2026-02-02T00:00:00.000Z' },
  });
});

test('the file of all that fit has the same conditions', () => {
  const file = (address: string) => leaseFile(leaseWhere(new URLSearchParams(address)));
  expect(file('')).toBe('/export/leases.csv');
  const { pathname, searchParams } = new URL(
    file(
      'state=closed&provider=akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra&owner=akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav&model=nvidia/a100&gpu=without&denom=ibc/27&from=2026-01-31&to=2026-02-01',
    ),
    'http://x',
  );
  expect(pathname).toBe('/export/leases.csv');
  expect(Object.fromEntries(searchParams)).toEqual({
    states: 'CLOSED',
    provider: 'akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra',
    owner: 'akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav',
    model: 'nvidia/a100',
    hasGpu: 'false',
    denom: 'ibc/27',
    'createdTime.gte': '2026-01-31T00:00:00.000Z',
    'createdTime.lt': '2026-02-02T00:00:00.000Z',
  });
});

test.each(["' OR 1=1", 'akash1nobody', 'akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3rq', 'cosmos1qqqq'])(
  '%j, which is no address, fits nothing',
  (owner) => {
    expect(leaseWhere(new URLSearchParams({ owner }))).toEqual({ owner: { in: [] } });
  },
);

test.each([
  '',
  'state=all',
  'model=a100',
  'gpu=1',
  'from=2026-13-01',
  'from=2026-02-31',
  'from=0000-01-01',
  'to=9999-12-31',
  'to=yesterday',
  'provider=%20',
  'owner=',
])('%s filters nothing', (address) => expect(leaseWhere(new URLSearchParams(address))).toEqual({}));

test('providers are offered by their hosts; who shares one is told apart by the address', () => {
  const provider = (owner: string, hostUri: string) => ({ owner, hostUri });
  expect(
    hostsOf([
      provider('a', 'https://One.test:8443'),
      provider('b', 'https://two.test:8443'),
      provider('c', 'https://two.test'),
      provider('d', ''),
    ]),
  ).toEqual([
    { host: 'one.test', owner: 'a' },
    { host: 'two.test b', owner: 'b' },
    { host: 'two.test c', owner: 'c' },
  ]);
});
