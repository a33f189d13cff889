// A PostgreSQL server that is there to be crashed and started again.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type EmbeddedDatabase, LeasebookError, startEmbedded } from '@leasebook/db';

/** How a server ends: told to stop, told to stop at once without saving, or killed. The last two recover at the next start. */
export type ServerEnd = 'SIGINT' | 'SIGQUIT' | 'SIGKILL';

/** Backends of a killed server may hold its memory for a moment. */
const STARTS = 40;
const BETWEEN_STARTS_MS = 250;

/** An embedded server in a folder of its own below the system's temporary one. */
export class DatabaseServer {
  readonly #folder: string;
  #server: EmbeddedDatabase;

  private constructor(folder: string, server: EmbeddedDatabase) {
    this.#folder = folder;
    this.#server = server;
  }

  static async start(): Promise<DatabaseServer> {
    const folder = await mkdtemp(join(tmpdir(), 'leasebook-server-'));
    // As root the server runs as another user, who must get in.
    await chmod(folder, 0o755);
    return new DatabaseServer(folder, await startEmbedded({ dataDir: folder, durable: false }));
  }

  get url(): string {
    return this.#server.url;
  }

  /** Ends the server; resolves when it is gone. */
  async end(how: ServerEnd): Promise<void> {
    const sql = connect(this.#server.url, { name: 'leasebook-simulation', connections: 1 });
    const [file] = await sql<{ text: string }[]>`SELECT pg_read_file('postmaster.pid') AS text`;
    await sql.end();
    process.kill(Number.parseInt(file?.text ?? '', 10), how);
    await this.#server.stop();
  }

  /** Starts it again on the same port. */
  async startAgain(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.#server = await startEmbedded({ dataDir: this.#folder, durable: false });
        return;
      } catch (error) {
        if (!(error instanceof LeasebookError) || attempt === STARTS) throw error;
        await sleep(BETWEEN_STARTS_MS);
      }
    }
  }

  /** Ends it for good and removes its files. */
  async remove(): Promise<void> {
    await this.#server.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
