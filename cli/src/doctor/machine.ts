// Findings about this machine and its PostgreSQL: space, memory, version, rights, settings, clock.
import { statfs } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { connect, findEmbedded, LeasebookError, orphanedHomes, type Sql, toDatabaseError, unsuitable } from '@leasebook/db';
import { adviceToFill, readBehind } from '../older-index.ts';
import { size } from './estimate.ts';
import { type Finding, told } from './finding.ts';

const LEAST_MEMORY_BYTES = 3.5e9;
const LEAST_SHARED_BUFFERS_BYTES = 256 * 1024 * 1024;
const LEAST_WAL_BYTES = 2 * 1024 * 1024 * 1024;
const CLOCK_SECONDS = 2;

/** Bytes that a normal user may still write where `folder` is or will be; null where that cannot be told. */
export async function freeBytes(folder: string): Promise<number | null> {
  for (let path = folder; ; path = dirname(path)) {
    try {
      const { bavail, bsize } = await statfs(path);
      return bavail * bsize;
    } catch (error) {
      // It is made at the first start: its parent tells.
      if (path === dirname(path)) return null;
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) return null;
    }
  }
}

/** Processors, memory and Node of this machine or container; doubtful with less memory than all parts want together. */
export function machineFinding(): Finding {
  // A container may have less than the machine; 0 where the system tells no limit.
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  const text = `${availableParallelism()} processors, ${size(memory)} of memory, Node ${process.versions.node}`;
  return memory < LEAST_MEMORY_BYTES
    ? { subject: 'machine', state: 'doubtful', text, advice: 'PostgreSQL, indexer and API together want 4 GB.' }
    : { subject: 'machine', state: 'good', text };
}

interface ServerFacts {
  version: number;
  server: string;
  encoding: string;
  sharedBuffers: number;
  walBytes: number;
  inRecovery: boolean;
  mayCreate: boolean;
  hasTables: boolean;
  now: Date;
}

function settingsFindings(facts: ServerFacts): Finding[] {
  const findings: Finding[] = [];
  const doubt = (text: string, advice: string) => findings.push({ subject: 'PostgreSQL settings', state: 'doubtful', text, advice });
  if (facts.sharedBuffers < LEAST_SHARED_BUFFERS_BYTES) {
    doubt(`shared_buffers is ${size(facts.sharedBuffers)}`, 'Give it a quarter of the memory, 256 MB at least.');
  }
  if (facts.walBytes < LEAST_WAL_BYTES) {
    doubt(`max_wal_size is ${size(facts.walBytes)}`, 'Set 4GB: a backfill otherwise waits for checkpoints.');
  }
  if (findings.length === 0)
    findings.push({ subject: 'PostgreSQL settings', state: 'good', text: 'shared_buffers and max_wal_size are large enough' });
  return findings;
}

/** Whether what is indexed already is whole. */
async function indexFindings(sql: Sql): Promise<Finding[]> {
  const [tables] = await sql<{ exist: boolean }[]>`SELECT to_regclass('behind') IS NOT NULL AS exist`;
  const text = tables?.exist === true ? adviceToFill(await readBehind(sql)) : null;
  return text === null
    ? []
    : [{ subject: 'index', state: 'doubtful', text, advice: 'Stop the indexer, run `leasebook reindex`, and start it again.' }];
}

/** Findings about the embedded database of a folder, where another process runs it. Nothing is written. */
export async function embeddedFindings(dataDir: string): Promise<Finding[]> {
  const own: Finding = { subject: 'PostgreSQL', state: 'good', text: 'the embedded one, with settings of its own' };
  const url = await findEmbedded(dataDir);
  if (url === null) return [own];
  const sql = connect(url, { name: 'leasebook-doctor', connections: 1 });
  try {
    return [{ ...own, text: `${own.text}, at work` }, ...(await indexFindings(sql))];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Findings about files of embedded databases whose folder is gone. */
export async function orphanFindings(): Promise<Finding[]> {
  return (await orphanedHomes()).map(({ home, place, server }) => ({
    subject: 'left files',
    state: 'doubtful',
    text: `${home} holds the database of ${place}, which is not there or begins anew${server === null ? '' : `; process ${server} still serves it`}`,
    advice: `If that folder is gone for good: ${server === null ? '' : `stop its instance (or kill -INT ${server}), then `}rm -r ${home}`,
  }));
}

/** Findings about a standby that the API is to read from. Nothing is written. */
export async function standbyFinding(url: string): Promise<Finding> {
  const subject = `standby ${new URL(url).host}`;
  const sql = connect(url, { name: 'leasebook-doctor', connections: 1 });
  try {
    const [facts] = await sql<{ inRecovery: boolean; feedback: string }[]>`
      SELECT pg_is_in_recovery() AS "inRecovery", current_setting('hot_standby_feedback') AS feedback`;
    if (facts?.inRecovery !== true) {
      return {
        subject,
        state: 'doubtful',
        text: 'it is no standby',
        advice: 'It is read as it is: leave it out if it does not follow the primary.',
      };
    }
    if (facts.feedback !== 'on') {
      const advice = 'Set it on, so that long exports are not cancelled by what it replays.';
      return { subject, state: 'doubtful', text: 'it follows a primary, hot_standby_feedback is off', advice };
    }
    return { subject, state: 'good', text: 'it follows a primary' };
  } catch (cause) {
    const error = cause instanceof LeasebookError ? cause : toDatabaseError(cause);
    return { subject, state: 'doubtful', text: told(error).text, advice: 'It is not read from before it answers.' };
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Findings about the operator's PostgreSQL; `mayMigrate` where another address has the owner's rights. Nothing is written. */
export async function databaseFindings(url: string, mayMigrate: boolean): Promise<Finding[]> {
  const subject = 'PostgreSQL';
  const sql = connect(url, { name: 'leasebook-doctor', connections: 1 });
  try {
    const [facts] = await sql<ServerFacts[]>`
      SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS server,
        pg_encoding_to_char(encoding) AS encoding, pg_size_bytes(current_setting('shared_buffers'))::float8 AS "sharedBuffers",
        pg_size_bytes(current_setting('max_wal_size'))::float8 AS "walBytes", pg_is_in_recovery() AS "inRecovery",
        has_database_privilege(current_database(), 'CREATE') AND has_schema_privilege('public', 'CREATE') AS "mayCreate",
        to_regclass('schema_migrations') IS NOT NULL AS "hasTables", now() AS now
      FROM pg_database WHERE datname = current_database()`;
    if (facts === undefined) throw new TypeError('a database that is not in its own list');
    const text = `version ${facts.server}, encoding ${facts.encoding}`;
    const wrong = (what: string, advice: string): Finding => ({ subject, state: 'wrong', text: `${text}; ${what}`, advice });
    const refusal = unsuitable(facts);
    if (refusal !== null) return [{ subject, state: 'wrong', ...told(refusal) }];
    if (facts.inRecovery) return [wrong('it is a replica', 'Let DATABASE_URL point to the primary.')];
    if (!facts.mayCreate && !(mayMigrate || facts.hasTables)) {
      const advice = 'Make the user of DATABASE_URL the owner of the database, or name the owner in DATABASE_MIGRATE_URL.';
      return [wrong('its user may not create tables', advice)];
    }
    const apart = Math.abs(facts.now.getTime() - Date.now()) / 1000;
    const clock: Finding[] =
      apart > CLOCK_SECONDS
        ? [
            {
              subject: 'clock',
              state: 'doubtful',
              text: `PostgreSQL's clock is ${apart.toFixed(1)} s from this machine's`,
              advice: 'Run NTP on both.',
            },
          ]
        : [];
    return [{ subject, state: 'good', text }, ...settingsFindings(facts), ...clock, ...(await indexFindings(sql))];
  } catch (cause) {
    const error = cause instanceof LeasebookError ? cause : toDatabaseError(cause);
    return [{ subject, state: 'wrong', ...told(error) }];
  } finally {
    await sql.end({ timeout: 1 });
  }
}
