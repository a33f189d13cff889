// TLS to PostgreSQL, by the parameters that libpq has in an address: sslmode, sslrootcert, sslcert and sslkey.
import { readFileSync } from 'node:fs';
import { LeasebookError } from './errors.ts';

const MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
const FILES = ['sslrootcert', 'sslcert', 'sslkey'] as const;

interface Secured {
  /** The address without what is told by `ssl`. */
  url: string;
  /** As the client library takes it. */
  ssl: false | 'prefer' | 'require' | Record<string, unknown>;
}

function invalid(what: string, object: string): LeasebookError {
  return new LeasebookError(what, {
    kind: 'fatal',
    code: 'DATABASE_TLS_SETTING',
    object,
    advice: 'Write e.g. postgres://user@host/leasebook?sslmode=verify-full&sslrootcert=/etc/leasebook/ca.pem (docs/operations.md).',
  });
}

function readPem(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw invalid(`the file of ${name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`, path);
  }
}

/**
 * What an address asks of TLS. Without `sslmode` the connection is not encrypted, as long as no certificate is named.
 * `verify-ca` trusts whoever has a certificate of `sslrootcert` (without it: of the well-known authorities), `verify-full`
 * only the host of the address. The client library cannot bind a password to the channel.
 * @throws LeasebookError `DATABASE_TLS_SETTING`.
 */
export function readTls(address: string): Secured {
  const url = new URL(address);
  const parameters = url.searchParams;
  const files = Object.fromEntries(FILES.map((name) => [name, parameters.get(name)]));
  const told = parameters.get('sslmode') ?? (files.sslrootcert === null ? 'disable' : 'verify-full');
  const mode = MODES.find((known) => known === told);
  if (mode === undefined) throw invalid(`sslmode is "${told}", which is not one of ${MODES.join(', ')}.`, 'sslmode');
  // Managed servers write it into the addresses that they give.
  if (parameters.get('channel_binding') === 'require') {
    throw invalid('channel_binding=require is not possible here: sslmode=verify-full lets nobody come between either.', 'channel_binding');
  }
  for (const name of ['sslmode', 'channel_binding', ...FILES]) parameters.delete(name);
  const plain = url.href;
  if (mode === 'disable') return { url: plain, ssl: false };
  const own = files.sslcert !== null || files.sslkey !== null;
  if ((mode === 'prefer' || mode === 'require') && !own && files.sslrootcert === null) return { url: plain, ssl: mode };
  const pem = (name: (typeof FILES)[number]): string | undefined => {
    const path = files[name];
    return path === null || path === undefined || path === 'system' ? undefined : readPem(name, path);
  };
  return {
    url: plain,
    ssl: {
      ca: pem('sslrootcert'),
      cert: pem('sslcert'),
      key: pem('sslkey'),
      // As in libpq, a named authority is asked in the weaker modes, too.
      rejectUnauthorized: mode === 'verify-ca' || mode === 'verify-full' || files.sslrootcert !== null,
      // An address by number would otherwise be taken for `localhost`.
      host: url.hostname.replace(/^\[|\]$/g, ''),
      ...(mode === 'verify-full' ? {} : { checkServerIdentity: () => undefined }),
    },
  };
}
