// Loaders for nested fields: one statement for all objects of a request that ask, however many.
import type { Transaction } from '@leasebook/db';
import DataLoader from 'dataloader';
import type { Selection } from '../graphql/selection.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Reading } from './connection.ts';

/** Makes loads of a request out of statements by key: on its snapshot, for the fields that it asks for at that moment. */
export function readsByKey(snapshot: Snapshot, reading: Reading) {
  return <Row>(load: (transaction: Transaction, keys: readonly string[], asked: Selection) => Promise<Row[]>) =>
    async (keys: readonly string[]): Promise<Row[]> =>
      load(await snapshot.transaction(), keys, reading.asked);
}

/**
 * A loader of at most one row for each key.
 * @param keyOf must give the key as it was asked for
 */
export function oneByKey<Row>(
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await load(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  });
}

/** Rows of one kind by key. */
export interface RowLoader<Row> {
  /** The row of a key: at once where it was fetched, else read together with all others that are asked for meanwhile. */
  load(key: string): Row | null | Promise<Row | null>;
  /** Reads the rows of keys beforehand: whoever asks for hundreds then needs no promise for each. */
  fetch(keys: readonly string[]): Promise<void>;
}

/**
 * A loader of at most one row for each key that can be told beforehand what will be asked for.
 * @param keyOf must give the key as it was asked for
 */
export function rowsByKey<Row>(load: (keys: readonly string[]) => Promise<readonly Row[]>, keyOf: (row: Row) => string): RowLoader<Row> {
  const known = new Map<string, Row | null>();
  const others = oneByKey(load, keyOf);
  return {
    load: (key) => known.get(key) ?? (known.has(key) ? null : others.load(key)),
    async fetch(keys) {
      const missing = [...new Set(keys)].filter((key) => !known.has(key));
      if (missing.length === 0) return;
      const rows = new Map((await load(missing)).map((row) => [keyOf(row), row]));
      for (const key of missing) known.set(key, rows.get(key) ?? null);
    },
  };
}

/** A loader of any number of rows for each key, in the order in which `load` gives them. */
export function manyByKey<Row>(
  load: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, readonly Row[]> {
  return new DataLoader(async (keys) => {
    const rows = Map.groupBy(await load(keys), keyOf);
    return keys.map((key) => rows.get(key) ?? []);
  });
}

/** A load without keys, made by the first call only. */
export function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => {
    value ??= load();
    return value;
  };
}
