// The description of all files in the form of the Data Package standard (Frictionless, version 2), from the catalogue.
import type { Sql } from '@leasebook/db';
import { openSnapshot, type SnapshotBlock } from '../snapshot.ts';
import { DATASETS, FORMATS, type Format } from './catalogue.ts';
import type { Column, ColumnType, Dataset } from './dataset.ts';
import { LICENCE } from './licence.ts';

const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';
const SCHEMA_PROFILE = 'https://datapackage.org/profiles/2.0/tableschema.json';

/** Types of Table Schema. Decimals are exact: read them as decimals, not as floats. */
const FIELD_TYPES: Record<ColumnType, string> = {
  text: 'string',
  integer: 'integer',
  uint64: 'integer',
  decimal: 'number',
  boolean: 'boolean',
  timestamp: 'datetime',
  json: 'array',
};

/** A dataset's files in one format. */
export interface PackagedResource {
  dataset: Dataset;
  format: Format;
  /** Relative to the description; several where a dataset is split. */
  path: string | string[];
  /** Each file with its size, its `sha256:` and its rows, where they lie in a folder. */
  files?: readonly { path: string; bytes: number; hash: string; rows: number }[];
}

/** The block that a package stands on. */
export type PackageBlock = Pick<SnapshotBlock, 'chainId' | 'height' | 'hash' | 'time' | 'firstHeight'>;

/** The package of the addresses under /export, at the indexed block. */
export async function readDataPackage(sql: Sql): Promise<object> {
  const snapshot = openSnapshot(sql);
  try {
    return describePackage(
      await snapshot.block(),
      DATASETS.map((dataset) => ({ dataset, format: 'csv', path: `${dataset.name}.csv` })),
    );
  } finally {
    await snapshot.close();
  }
}

/** Describes files that stand on `block`; null before anything is indexed. */
export function describePackage(block: PackageBlock | null, resources: readonly PackagedResource[]): object {
  return {
    $schema: PROFILE,
    name: 'leasebook',
    title: "Leasebook: open data on Akash Network's compute market",
    description:
      'Leases, bids, deployments, providers, their hardware, every movement of coins, and figures by the hour and day, read from the chain block by block. Amounts are exact decimals in base units of their denomination; times are UTC.',
    ...(block === null
      ? {}
      : {
          version: `${block.chainId}-h${block.height}`,
          created: block.time.toISOString(),
          chainId: block.chainId,
          height: block.height,
          blockHash: block.hash,
          firstHeight: block.firstHeight,
        }),
    licenses: [LICENCE],
    contributors: [{ title: 'The Leasebook contributors', roles: ['creator'] }],
    sources: [{ title: `Akash Network${block === null ? '' : `, chain ${block.chainId}`}`, path: 'https://akash.network' }],
    resources: resources.map(describeResource),
  };
}

function describeResource({ dataset, format, path, ...found }: PackagedResource): object {
  return {
    name: dataset.name,
    type: 'table',
    title: dataset.title,
    description: dataset.description,
    path,
    format,
    mediatype: FORMATS[format].mediaType.replace(/;.*$/, ''),
    ...(format === 'csv' ? { encoding: 'utf-8', dialect: { delimiter: ',', doubleQuote: true, header: true } } : {}),
    ...found,
    schema: {
      $schema: SCHEMA_PROFILE,
      fields: dataset.columns.map(describeField),
      missingValues: [''],
      primaryKey: dataset.primaryKey,
      ...(dataset.references === undefined
        ? {}
        : {
            foreignKeys: dataset.references.map(({ fields, dataset: resource, to }) => ({ fields, reference: { resource, fields: to } })),
          }),
    },
  };
}

function describeField({ name, type, description, unit, values, nullable }: Column): object {
  // An empty text is a missing value to readers of CSV, although it is none.
  const required = nullable !== true && type !== 'text';
  const constraints = { ...(required ? { required } : {}), ...(values === undefined ? {} : { enum: values }) };
  return {
    name,
    type: FIELD_TYPES[type],
    ...(type === 'timestamp' ? { format: 'default' } : {}),
    description,
    ...(unit === undefined ? {} : { unit }),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}
