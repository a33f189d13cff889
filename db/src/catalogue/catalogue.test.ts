// The catalogue is complete, fits the API's enumerations and the tables, and docs/metrics.md is written from it.
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { MEASURES, METRICS } from '../index.ts';
import { metricsDocument } from './document.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string): Promise<string> => readFile(new URL(path, root), 'utf8');

async function all(directory: string): Promise<string> {
  const names = await readdir(new URL(directory, root));
  return (await Promise.all(names.map((name) => read(`${directory}${name}`)))).join('\n');
}

/** Values of an enum of the API, without their descriptions. */
async function enumValues(name: string): Promise<string[]> {
  const schema = (await all('api/schema/')).replaceAll(/"""[\s\S]*?"""|"[^"\n]*"|#.*/g, '');
  const body = new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(schema)?.[1] ?? '';
  return body.split(/\s+/).filter((word) => word !== '');
}

describe('the catalogue of metrics', () => {
  it('defines every metric of the API, in its order', async () => {
    expect(METRICS.map((entry) => entry.name)).toEqual(await enumValues('Metric'));
  });

  it('splits only by dimensions of the API', async () => {
    const known = await enumValues('Dimension');
    expect(known.length).toBeGreaterThan(0);
    expect(METRICS.flatMap((entry) => entry.dimensions).filter((dimension) => !known.includes(dimension))).toEqual([]);
  });

  it.each(METRICS)('says everything about $name', (entry) => {
    for (const text of [entry.title, entry.definition, entry.formula, entry.expression, entry.unit, entry.since, ...entry.caveats]) {
      expect(text.trim()).not.toBe('');
    }
    expect(entry.sources.length).toBeGreaterThan(0);
    expect(entry.caveats.length).toBeGreaterThan(0);
    expect(new Set(entry.caveats).size).toBe(entry.caveats.length);
    expect(entry.network || entry.dimensions.length > 0).toBe(true);
  });

  it('names tables and columns that exist', async () => {
    const sql = await all('db/migrations/');
    const tables = new Set([...sql.matchAll(/CREATE TABLE (\w+)/g)].map((match) => match[1]));
    const figures = /CREATE TABLE figures \(([\s\S]*?)\n\);/.exec(sql)?.[1] ?? '';
    const added = [...sql.matchAll(/ALTER TABLE figures\n([\s\S]*?);/g)].map((match) => match[1]?.replaceAll('ADD COLUMN ', '') ?? '');
    const cells = /CREATE TYPE cell_figure AS \(([\s\S]*?)\n\);/.exec(sql)?.[1] ?? '';
    const columns = new Set([...[figures, ...added, cells].join('\n').matchAll(/^ {2}(\w+) +\w/gm)].map((match) => match[1]));
    for (const entry of METRICS) {
      expect(entry.sources.filter((source) => !tables.has(source))).toEqual([]);
      const words = [...entry.expression.matchAll(/\b[a-z_][a-z_0-9]*\b/g)]
        .map((match) => match[0])
        .filter((word) => !['nullif', 'coalesce'].includes(word));
      expect(words.length).toBeGreaterThan(0);
      expect(words.filter((word) => !columns.has(word))).toEqual([]);
    }
  });

  it.each(MEASURES)('says everything about $key', async (entry) => {
    expect(entry.key).toMatch(/^[A-Z][A-Z0-9_]*$/);
    for (const text of [entry.title, entry.definition, entry.formula, entry.unit, entry.grain, entry.since, ...entry.caveats]) {
      expect(text.trim()).not.toBe('');
    }
    expect(entry.caveats.length).toBeGreaterThan(0);
    const sql = await all('db/migrations/');
    const tables = new Set([...sql.matchAll(/CREATE TABLE (\w+)/g)].map((match) => match[1]));
    expect(entry.sources.length).toBeGreaterThan(0);
    expect(entry.sources.filter((source) => !tables.has(source))).toEqual([]);
    // Every field that it names is one of the API's entry points.
    const schema = await all('api/schema/');
    const fields = [...entry.field.matchAll(/Query\.(\w+)/g)].map((match) => match[1]);
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) expect(schema).toMatch(new RegExp(`^  ${field}[(:]`, 'm'));
  });

  it('names nothing twice', () => {
    const keys = [...METRICS.map(({ name }) => name), ...MEASURES.map(({ key }) => key)];
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('is what docs/metrics.md says', async () => {
    expect(await read('docs/metrics.md')).toBe(metricsDocument());
  });
});
