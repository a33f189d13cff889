// How the embedded server is set: for one machine that also runs the rest.
import { totalmem } from 'node:os';

const mebibyte = 1024 * 1024;

/** Containers often give /dev/shm no more than 64 MB, which a parallel query may need, and others may have filled it. */
const sharedMemory = 'mmap';

export interface ServerOptions {
  /** False is for tests only: it gives up what protects the data against the loss of power. */
  durable: boolean;
  /** Lets standbys follow, which makes more to write. */
  isFollowed: boolean;
}

/** Settings as the server takes them after `-c`. */
export function serverSettings(port: number, { durable, isFollowed }: ServerOptions): string[] {
  const memory = Math.floor(totalmem() / mebibyte);
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    // Sockets would need a folder that two users may enter.
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: `${Math.max(32, Math.min(256, Math.floor(memory / 8)))}MB`,
    effective_cache_size: `${Math.max(64, Math.floor(memory / 2))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    dynamic_shared_memory_type: sharedMemory,
    random_page_cost: '1.1',
    jit: 'off',
    // As long as nobody follows it: a backfill writes much: few and long checkpoints.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    // Vacuum need not keep up with a backfill, from which it takes processor time: it is done soon after, at the head.
    autovacuum_vacuum_cost_delay: '10ms',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    ...(isFollowed ? { wal_level: 'replica', max_wal_senders: '10' } : {}),
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', shared_buffers: '64MB', autovacuum: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** What initdb is told: text is UTF-8 and sorts by code point, the same on every machine; it starts a server as well. */
export const databaseFormat = [
  ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ...['-c', `dynamic_shared_memory_type=${sharedMemory}`],
];
