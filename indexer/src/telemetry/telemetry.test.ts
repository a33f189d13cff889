// Metrics as they are scraped, log lines as they are written, and that dashboard, alerts and documentation name only what exists.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { connect, LeasebookError } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { type Replay, serveReplay } from '@leasebook/replay';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Batch } from '../contract.ts';
import { indexChain } from '../index.ts';
import type { IndexReport } from '../run/progress.ts';
import { recording } from '../run/testing.ts';
import { logEvents } from './logs.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { serveMetrics } from './server.ts';

const docs = join(import.meta.dirname, '../../../docs');
const until = 60;

/** Values of a scrape by name and labels. */
function samplesOf(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

/** The one sample whose name and labels match. */
function sample(samples: Map<string, number>, pattern: RegExp): number {
  const found = [...samples].filter(([name]) => pattern.test(name));
  if (found.length !== 1) throw new Error(`${found.length} samples match ${pattern}`);
  return found[0]?.[1] ?? Number.NaN;
}

describe('an indexer that is watched', () => {
  let database: TestDatabase;
  let metrics: Metrics;
  let node: Replay;
  const lines: Record<string, unknown>[] = [];
  const scrapeErrors: Error[] = [];
  const batches: { batch: Batch; progress: IndexReport }[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    node = await serveReplay({ recording, host: '127.0.0.1', port: 0 });
    metrics = createMetrics(database.sql, '1.2.3', (error) => scrapeErrors.push(error));
    const logger = pino({ level: 'debug', base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
    await indexChain({
      sql: database.sql,
      // The first one does not answer: its failures are counted under its own name.
      rpc: [node.url, 'http://127.0.0.1:9'],
      observations: null,
      until,
      signal: new AbortController().signal,
      observers: [
        metrics.observer,
        {
          ...logEvents(logger),
          batch(batch, milliseconds, progress) {
            batches.push({ batch, progress });
            logEvents(logger).batch(batch, milliseconds, progress);
          },
        },
      ],
    });
  });
  afterAll(async () => {
    await node.close();
    await database.drop();
  });

  it('tells what it did on its port', async () => {
    const { sql } = database;
    await sql`INSERT INTO dead_letters VALUES (5, 'message', 'tx 0 message 0', 'UNKNOWN_TYPE', 'x', '\\x00'), (6, 'event', 'tx 1', 'X', 'x', '')`;
    await sql`INSERT INTO verify_status VALUES (true, '2026-01-01T00:00:00Z', 50, 1000, 3)`;
    await sql`INSERT INTO archive_status VALUES (true, '2026-01-02T00:00:00Z', 50, 48, 2)`;
    const server = await serveMetrics(metrics, { port: 0, host: '127.0.0.1' });
    try {
      const answer = await fetch(server.url);
      expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
      const text = await answer.text();
      const samples = samplesOf(text);
      expect(text.match(/^(?!#|leasebook_).+/m)).toBeNull();
      expect(samples.get('leasebook_build_info{version="1.2.3"}')).toBe(1);
      expect(samples.get('leasebook_indexed_height')).toBe(until);
      expect(samples.get('leasebook_head_height')).toBe(recording.lastHeight);
      expect(samples.get('leasebook_lag_blocks')).toBe(recording.lastHeight - until);
      expect(sample(samples, /^leasebook_lag_seconds$/)).toBeGreaterThan(0);
      expect(samples.get('leasebook_blocks_total')).toBe(until);
      expect(samples.get('leasebook_batch_blocks_sum')).toBe(until);
      expect(sample(samples, /^leasebook_batch_seconds_count$/)).toBeGreaterThan(0);
      expect(sample(samples, /^leasebook_phase_seconds_total\{phase="process"\}$/)).toBeGreaterThan(0);
      expect(samples.get(`leasebook_rpc_request_seconds_count{endpoint="${node.url}",method="block"}`)).toBeGreaterThanOrEqual(until);
      expect(samples.get('leasebook_rpc_errors_total{endpoint="http://127.0.0.1:9",code="NODE_UNREACHABLE"}')).toBeGreaterThan(0);
      expect(samples.get('leasebook_dead_letters{kind="message"}')).toBe(1);
      expect(samples.get('leasebook_dead_letters{kind="event"}')).toBe(1);
      expect(samples.get('leasebook_verify_differences')).toBe(3);
      expect(samples.get('leasebook_verify_time_seconds')).toBe(Date.parse('2026-01-01T00:00:00Z') / 1_000);
      expect(samples.get('leasebook_archive_damages')).toBe(2);
      expect(samples.get('leasebook_archive_time_seconds')).toBe(Date.parse('2026-01-02T00:00:00Z') / 1_000);
      expect(samples.get('leasebook_tables_readable')).toBe(1);
      expect(await (await fetch(server.url.replace('/metrics', '/health'))).json()).toEqual({ status: 'ok' });
      expect((await fetch(server.url.replace('/metrics', '/other'))).status).toBe(404);
      const second = serveMetrics(metrics, { port: Number(new URL(server.url).port), host: '127.0.0.1' });
      await expect(second).rejects.toMatchObject({ code: 'METRICS_PORT_UNUSABLE' });
    } finally {
      await server.close();
    }
  });

  it('counts observations and providers', async () => {
    const other = createMetrics(database.sql, '1.2.3', () => undefined);
    const poll = { kind: 'provider', seconds: 0.2, error: '' } as const;
    other.observer.poll({ ...poll, object: 'akash1a', over: 'grpc', code: null });
    other.observer.poll({ ...poll, object: 'akash1b', over: null, code: 'PROVIDER_TIMEOUT' });
    other.observer.poll({ ...poll, object: 'akash1b', over: 'rest', code: null });
    other.observer.poll({ ...poll, kind: 'price', object: 'http://x', over: 'http', code: null });
    const samples = samplesOf((await other.scrape()).text);
    expect(samples.get('leasebook_providers{state="answering"}')).toBe(2);
    expect(samples.get('leasebook_providers{state="failing"}')).toBe(0);
    expect(samples.get('leasebook_polls_total{kind="provider",over="none",code="PROVIDER_TIMEOUT"}')).toBe(1);
    expect(samples.get('leasebook_poll_seconds_count{kind="provider"}')).toBe(3);
    // A process that has not written anything yet tells what is in the tables.
    expect(samples.get('leasebook_indexed_height')).toBe(until);
  });

  it('still tells what it can while the database is away', async () => {
    const sql = connect('postgres://nobody@127.0.0.1:9/nothing', { name: 'leasebook-test', connections: 1 });
    const errors: Error[] = [];
    const samples = samplesOf((await createMetrics(sql, '1', (error) => errors.push(error)).scrape()).text);
    expect(samples.get('leasebook_tables_readable')).toBe(0);
    expect(samples.get('leasebook_build_info{version="1"}')).toBe(1);
    expect(errors).toHaveLength(1);
    await sql.end();
  });

  it('tells while it stands by what another one wrote, and every kind of dead letter', async () => {
    const other = createMetrics(database.sql, '1', () => undefined);
    other.observer.leads(false);
    const before = samplesOf((await other.scrape()).text);
    expect(before.get('leasebook_indexed_height')).toBe(until);
    expect(before.get('leasebook_dead_letters{kind="price"}')).toBe(0);
    await database.sql`UPDATE checkpoint SET height = ${until + 1}`;
    expect(samplesOf((await other.scrape()).text).get('leasebook_indexed_height')).toBe(until + 1);
    await database.sql`UPDATE checkpoint SET height = ${until}`;
  });

  it('counts the time of work that begins again after an error', async () => {
    const other = createMetrics(database.sql, '1', () => undefined);
    for (const write of [5, 2]) {
      for (const { batch, progress } of batches.slice(0, 1)) {
        other.observer.batch(batch, 1, { ...progress, phases: { fetch: 0, process: 0, write } });
      }
    }
    expect(samplesOf((await other.scrape()).text).get('leasebook_phase_seconds_total{phase="write"}')).toBe(7);
  });

  it('does not wait for a database that says nothing', { timeout: 50_000 }, async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const sql = connect(`postgres://nobody@127.0.0.1:${port}/nothing`, { name: 'leasebook-test', connectTimeoutMs: 60_000 });
    const errors: Error[] = [];
    const samples = samplesOf((await createMetrics(sql, '1', (error) => errors.push(error)).scrape()).text);
    expect(samples.get('leasebook_tables_readable')).toBe(0);
    expect(errors).toMatchObject([{ code: 'DATABASE_TIMEOUT' }]);
    await sql.end({ timeout: 0 });
    server.close();
  });

  it('writes a line for each event, a fixed sentence with the height beside it', () => {
    expect(lines.find(({ msg }) => msg === 'indexing begins')).toMatchObject({ chainId: recording.chainId });
    const batches = lines.filter(({ msg }) => msg === 'a batch was written');
    expect(batches.at(-1)).toMatchObject({ height: until, level: 30 });
    expect(batches.reduce((sum, { blocks }) => sum + Number(blocks), 0)).toBe(until);
    expect(lines.find(({ msg }) => msg === 'a request to a node failed')).toMatchObject({ level: 40, code: 'NODE_UNREACHABLE' });
  });

  it('notes its pace and its last error for `leasebook status`', async () => {
    const { sql } = database;
    expect(await sql`SELECT told_at, phases FROM indexer_status`).toMatchObject([{ phases: { process: expect.any(Number) } }]);
    const wrong = indexChain({ sql, rpc: ['http://127.0.0.1:9'], observations: null, signal: AbortSignal.timeout(60_000) });
    await expect(wrong).rejects.toBeInstanceOf(LeasebookError);
    expect(await sql`SELECT error_code, error FROM indexer_status`).toMatchObject([
      { error_code: 'NODE_UNREACHABLE', error: expect.stringContaining('127.0.0.1:9') },
    ]);
  });
});

describe('what operators are given', () => {
  const alerts = z.object({
    groups: z.array(
      z.strictObject({
        name: z.string(),
        rules: z.array(
          z.strictObject({
            alert: z.string().regex(/^Leasebook[A-Za-z]+$/),
            expr: z.string(),
            for: z
              .string()
              .regex(/^\d+[mh]$/)
              .optional(),
            labels: z.strictObject({ severity: z.enum(['critical', 'warning', 'info']) }),
            annotations: z.strictObject({ summary: z.string(), description: z.string().optional() }),
          }),
        ),
      }),
    ),
  });
  const dashboard = z.object({
    panels: z.array(z.object({ id: z.number(), title: z.string(), targets: z.array(z.object({ expr: z.string() })).min(1) })),
  });

  /** All metrics, and what Prometheus makes of histograms. */
  function known(): Set<string> {
    const sql = connect('postgres://nobody@127.0.0.1:9/nothing', { name: 'leasebook-test', connections: 1 });
    const names = createMetrics(sql, '1', () => undefined).names();
    return new Set(names.flatMap((name) => [name, `${name}_bucket`, `${name}_sum`, `${name}_count`]));
  }

  function named(text: string): string[] {
    return [...new Set(text.match(/leasebook_[a-z_]+[a-z]/g) ?? [])];
  }

  it('alert rules are well formed and name existing metrics', async () => {
    const { groups } = alerts.parse(parse(await readFile(join(docs, 'operations/alerts.yml'), 'utf8')));
    const rules = groups.flatMap(({ rules: list }) => list);
    expect(rules.length).toBeGreaterThan(10);
    const names = known();
    for (const { alert, expr } of rules) {
      expect(named(expr), alert).not.toEqual([]);
      expect(
        named(expr).filter((name) => !names.has(name)),
        alert,
      ).toEqual([]);
    }
  });

  it('alerts on counters hear of the first of a kind, and none takes one process for another', async () => {
    const { groups } = alerts.parse(parse(await readFile(join(docs, 'operations/alerts.yml'), 'utf8')));
    const exprs = groups.flatMap(({ rules }) => rules.map(({ expr }) => expr));
    expect(exprs.filter((expr) => /\bon ?\(\)/.test(expr))).toEqual([]);
    const counters = exprs.flatMap((expr) => {
      const [, counter, range] = /increase\((leasebook_(?:rpc_)?errors_total).*?\[(\w+)\]\) > 0/.exec(expr) ?? [];
      return counter === undefined ? [] : [{ expr, end: ` unless ${counter} offset ${range}` }];
    });
    expect(counters).toHaveLength(2);
    for (const { expr, end } of counters) expect(expr.endsWith(end), expr).toBe(true);
  });

  it('the dashboard names existing metrics, each panel once', async () => {
    const { panels } = dashboard.parse(JSON.parse(await readFile(join(docs, 'operations/dashboard.json'), 'utf8')));
    const names = known();
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { title, targets } of panels) {
      const used = targets.flatMap(({ expr }) => named(expr));
      expect(used, title).not.toEqual([]);
      expect(
        used.filter((name) => !names.has(name)),
        title,
      ).toEqual([]);
    }
  });

  it('the documentation tells of every metric, and of no other', async () => {
    const text = await readFile(join(docs, 'operations.md'), 'utf8');
    const from = text.indexOf('\n## Metrics');
    const table = text.slice(from, text.indexOf('\n## ', from + 1));
    const told = named(table).filter((name) => !/^leasebook_(process|nodejs)$/.test(name));
    const own = [...known()].filter((name) => !/^leasebook_(process|nodejs)_|_(bucket|sum|count)$/.test(name));
    expect(told.sort()).toEqual(own.sort());
  });
});
