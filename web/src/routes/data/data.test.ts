// The builder's address is the file's address, whatever somebody types; the catalogue and its rows are read with checks.
import { expect, test } from 'vitest';
import { fileAddress, readWanted } from './address.ts';
import { readCatalogue, readRows } from './catalogue.ts';
import { snippets } from './snippets.ts';

const [leases] = readCatalogue({
  datasets: [
    {
      name: 'leases',
      title: 'Leases',
      nature: 'state',
      ranges: true,
      primaryKey: ['owner'],
      columns: [
        { name: 'owner', type: 'text', description: 'Tenant.' },
        { name: 'price', type: 'decimal', description: 'Price.', unit: 'uakt' },
      ],
      filters: [{ name: 'states', type: 'LeaseState', list: true, description: 'Any of these.', values: ['ACTIVE', 'CLOSED'] }],
    },
    { title: 'without a name' },
    'no entry',
  ],
});

test('an entry is read, what is none is left out', () => {
  expect(leases).toMatchObject({ name: 'leases', history: false, ranges: true, primaryKey: ['owner'] });
  expect(readCatalogue({ datasets: [{ name: '../../etc' }] })).toEqual([]);
  expect(readCatalogue(null)).toEqual([]);
});

test('the file’s address holds what was chosen, the last day included', () => {
  if (leases === undefined) throw new Error('no dataset');
  const search = new URLSearchParams('format=ndjson&columns=price,owner,nothing&f.states=ACTIVE&f.other=1&from=2026-01-01&to=2026-01-31');
  const wanted = readWanted(search, leases);
  expect(fileAddress('leases', wanted, 20)).toBe(
    '/export/leases.ndjson?states=ACTIVE&columns=owner%2Cprice&from=2026-01-01T00%3A00%3A00Z&to=2026-02-01T00%3A00%3A00.000Z&limit=20',
  );
  expect(fileAddress('leases', readWanted(new URLSearchParams('format=exe&from=soon&to=2026-02-31'), leases))).toBe('/export/leases.csv');
});

test('rows keep exact texts', () => {
  expect(readRows('{"a":"1.000000000000000001","b":2,"c":null,"d":[{"x":1}]}\n\n[1]\n')).toEqual([
    { a: '1.000000000000000001', b: '2', c: null, d: '[{"x":1}]' },
  ]);
});

test('code survives whatever an address holds', () => {
  const codes = snippets(`https://host/export/leases.csv?owner='"`, 'leases.csv', 'csv').map(({ code }) => code);
  expect(codes[0]).toContain(`'https://host/export/leases.csv?owner='\\''"'`);
  expect(codes[1]).toContain(`"https://host/export/leases.csv?owner='\\""`);
  expect(codes[2]).toContain(`'https://host/export/leases.csv?owner=''"'`);
});
