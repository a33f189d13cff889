// A PostgreSQL of its own for a measurement, and the processor time that it takes.
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, migrate, type Sql, startEmbedded } from '@leasebook/db';

/** Processor time is counted in hundredths of a second by Linux, whatever the kernel's own clock. */
const TICKS = 100;

export interface BenchDatabase {
  url: string;
  sql: Sql;
  /** Processor seconds of the server with all its processes; null where the system does not tell. */
  cpuSeconds(): Promise<number | null>;
  close(): Promise<void>;
}

/** Starts an embedded server with an empty, migrated database: protected against power loss as in earnest. */
export async function startDatabase(): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'leasebook-bench-'));
  // As root the server runs as another user, who must get in: files elsewhere would stay.
  await chmod(dataDir, 0o755);
  const server = await startEmbedded({ dataDir });
  const sql = connect(server.url, { name: 'leasebook-bench', statementTimeoutMs: 0 });
  await migrate(sql);
  return {
    url: server.url,
    sql,
    cpuSeconds: () => serverSeconds(sql),
    async close() {
      await sql.end();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function serverSeconds(sql: Sql): Promise<number | null> {
  const [row] = await sql<{ folder: string }[]>`SELECT current_setting('data_directory') AS folder`;
  try {
    const pid = Number((await readFile(join(row?.folder ?? '', 'postmaster.pid'), 'utf8')).split('\n')[0]);
    let ticks = 0;
    for (const name of await readdir('/proc')) {
      if (!/^[0-9]+$/.test(name)) continue;
      const stat = await statOf(name);
      if (stat === null) continue;
      // The server also counts what its ended processes used.
      if (Number(name) === pid) ticks += stat.own + stat.ended;
      else if (stat.parent === pid) ticks += stat.own;
    }
    return ticks / TICKS;
  } catch {
    // Another system than Linux.
    return null;
  }
}

async function statOf(pid: string): Promise<{ parent: number; own: number; ended: number } | null> {
  // A process may end between being listed and being read.
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // After the name in brackets: state, parent, and from the twelfth on user, system, and both of ended children.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const at = (place: number): number => Number(fields[place]);
  return { parent: at(1), own: at(11) + at(12), ended: at(13) + at(14) };
}
