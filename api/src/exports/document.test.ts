// The documents and descriptions say what the datasets are.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { catalogue, DATASETS } from './catalogue.ts';
import { describePackage } from './data-package.ts';
import { exportsDocument } from './document.ts';

test('docs/exports.md is written from the definitions', async () => {
  expect(await readFile(new URL('../../../docs/exports.md', import.meta.url), 'utf8')).toBe(exportsDocument());
});

test('keys and references name columns that there are', () => {
  const columnsOf = new Map(DATASETS.map(({ name, columns }) => [name, columns.map((column) => column.name)]));
  for (const { name, primaryKey, references = [], columns } of DATASETS) {
    expect(columnsOf.get(name)).toEqual(expect.arrayContaining([...primaryKey]));
    expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
    for (const { fields, dataset, to } of references) {
      expect(columnsOf.get(name)).toEqual(expect.arrayContaining([...fields]));
      expect(DATASETS.find((each) => each.name === dataset)?.primaryKey).toEqual(to);
    }
  }
});

test('every column and filter tells what it means', () => {
  for (const { columns, filters } of catalogue()) {
    for (const { description } of columns) expect(description).toMatch(/^\S.*[.;:]$|^\S.*\.$/s);
    for (const { name, description } of filters) expect(description, name).toMatch(/\S/);
  }
});

test('the data package has the form of version 2 of the standard', () => {
  const block = { chainId: 'test-1', height: 7, hash: 'AB', time: new Date(0), firstHeight: 1 };
  const resources = DATASETS.map((dataset) => ({ dataset, format: 'csv' as const, path: `${dataset.name}.csv` }));
  expect(describePackage(block, resources)).toMatchObject({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'leasebook',
    version: 'test-1-h7',
    created: '1970-01-01T00:00:00.000Z',
    licenses: [{ name: 'CC-BY-4.0' }],
    resources: expect.arrayContaining([
      expect.objectContaining({
        name: 'flows',
        path: 'flows.csv',
        mediatype: 'text/csv',
        schema: expect.objectContaining({
          primaryKey: ['height', 'sequence'],
          fields: expect.arrayContaining([
            expect.objectContaining({
              name: 'amount',
              type: 'number',
              unit: 'base units of the denomination',
              constraints: { required: true },
            }),
            expect.objectContaining({ name: 'time', type: 'datetime' }),
          ]),
          foreignKeys: expect.arrayContaining([{ fields: ['height'], reference: { resource: 'blocks', fields: ['height'] } }]),
        }),
      }),
    ]),
  });
});
