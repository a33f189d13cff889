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

/** What the standard's profiles allow beside texts (datapackage.org/profiles/2.0): constraints and formats by a field's type. */
const CONSTRAINTS: Readonly<Record<string, readonly string[]>> = {
  string: ['required', 'unique', 'enum', 'pattern', 'minLength', 'maxLength'],
  integer: ['required', 'unique', 'enum', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  number: ['required', 'unique', 'enum', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  boolean: ['required', 'unique', 'enum'],
  datetime: ['required', 'unique', 'enum', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  array: ['required', 'unique', 'enum', 'minLength', 'maxLength', 'jsonSchema'],
};
/** A path within the package: relative, and never above it. */
const PATH = /^(?!\/|~|\.)(?!.*(\\|:\/\/|\.\.\/)).+$/;

interface Described {
  $schema: string;
  name: string;
  created?: string;
  licenses: { name: string; path: string }[];
  contributors: { title: string; roles: string[] }[];
  sources: { title: string; path: string }[];
  resources: Record<string, unknown>[];
}

interface DescribedSchema {
  fields: { name: string; type: string; format?: string; constraints?: Record<string, unknown> }[];
  primaryKey: string[];
  missingValues: string[];
  foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
}

test.each(['csv', 'parquet'] as const)('every property of a package of %s has the form that the standard gives it', (format) => {
  const block = { chainId: 'test-1', height: 7, hash: 'AB', time: new Date(0), firstHeight: 1 };
  const described = DATASETS.map((dataset) => {
    const file = `${dataset.name}/month=2026-01/part.${format}`;
    return { dataset, format, path: [file], files: [{ path: file, bytes: 1, hash: 'sha256:00', rows: 1 }] };
  });
  for (const of of [block, null]) {
    const { resources, ...told } = JSON.parse(JSON.stringify(describePackage(of, described))) as Described;
    expect(told).toMatchObject({
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: expect.stringMatching(/^[-a-z0-9._]+$/),
    });
    if (of !== null) expect(new Date(told.created ?? '').toISOString()).toBe(told.created);
    for (const { name, path } of told.licenses)
      expect([name, path]).toEqual([expect.stringMatching(/^[-\w.]+$/), expect.stringMatching(/^https?:\/\//)]);
    for (const { title, roles } of told.contributors) expect([title, ...roles].every((text) => text.length > 0)).toBe(true);
    for (const { title, path } of told.sources)
      expect([title, path]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/^https?:\/\//)]);
    const names = resources.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { schema, ...resource } of resources) {
      expect(resource).toMatchObject({
        name: expect.stringMatching(/^[-a-z0-9._]+$/),
        type: 'table',
        format,
        mediatype: expect.stringMatching(/^[-\w.]+\/[-\w.]+$/),
      });
      for (const path of [resource.path].flat()) expect(path).toMatch(PATH);
      // What is in text alone says how it is written.
      expect(Object.keys(resource).includes('encoding')).toBe(format === 'csv');
      checkSchema(schema as DescribedSchema, names);
    }
  }
});

function checkSchema(
  { fields, primaryKey, missingValues, foreignKeys = [], ...rest }: DescribedSchema,
  resources: readonly unknown[],
): void {
  // A property that is not of the standard, or has another form in it, is refused by those who validate.
  expect(rest).toEqual({ $schema: 'https://datapackage.org/profiles/2.0/tableschema.json' });
  const known = fields.map(({ name }) => name);
  expect(new Set(known).size).toBe(known.length);
  for (const { type, format = 'default', constraints = {} } of fields) {
    expect(format).toBe('default');
    expect(CONSTRAINTS[type], type).toEqual(expect.arrayContaining(Object.keys(constraints)));
    const { required = false, enum: values = ['some'] } = constraints;
    expect(required).toBeTypeOf('boolean');
    expect(Array.isArray(values) && values.length > 0 && new Set(values).size === values.length).toBe(true);
  }
  expect(missingValues).toEqual(['']);
  expect(primaryKey.length > 0 && primaryKey.every((name) => known.includes(name))).toBe(true);
  for (const { fields: own, reference } of foreignKeys) {
    expect(known).toEqual(expect.arrayContaining(own));
    expect(resources).toContain(reference.resource);
    expect(reference.fields.length).toBe(own.length);
  }
}

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
