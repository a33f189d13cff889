// Asks one provider how it is: gRPC GetStatus first, which tells GPU models, then the REST status, which tells counts only.
import { LeasebookError } from '@leasebook/db';
import { decodeMessage, type Value } from '../../decode/index.ts';
import { type CertificateOrigin, openConnection } from './connection.ts';
import { answerInvalid, hostInvalid, tooSlow } from './errors.ts';
import { askGrpc, askRest } from './exchange.ts';

/** Protocol 8.3: the port is not on the chain. */
const GRPC_PORT = 8444;
const REST_PORT = 8443;

export interface AskOptions {
  /** Longest wait for each of the two answers, connecting included, in milliseconds. */
  timeoutMs: number;
  /** Longest answer in bytes. */
  limitBytes: number;
  /** Whether private and loopback addresses may be asked. */
  allowPrivate: boolean;
  /** Port of a provider's gRPC by that of its REST; 8444 where not given. */
  grpcPort?: ((restPort: number) => number) | undefined;
}

/** What one provider answered, in the form of docs/observations.md. */
export interface ProviderAnswer {
  owner: string;
  /** JSON form of akash.provider.v1.Status. */
  status?: unknown;
  /** What GET /status answered where gRPC did not. */
  rest?: unknown;
  /** Why there is no answer. */
  error?: string;
  certificate?: CertificateOrigin;
}

export interface ProviderAddress {
  owner: string;
  hostUri: string;
  /** DER of its certificates on the chain. */
  certificates: readonly Buffer[];
}

function isDefault(value: unknown): boolean {
  return value === null || value === '' || value === 0 || value === 0n || value === false || (Array.isArray(value) && value.length === 0);
}

/** A decoded message as protobuf's JSON: default values are left out, 64-bit integers are text. */
function plain(value: Value): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => !isDefault(part))
      .map(([name, part]) => [name, plain(part)]),
  );
}

/** How deep a status may be nested; those of providers are some ten deep. */
const MAX_DEPTH = 64;

/** Whether JSON is nested deeper than that: it could be read, and neither written again nor kept by PostgreSQL. */
function isTooDeep(json: string): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at];
    if (isText) {
      if (char === '\\') at += 1;
      else if (char === '"') isText = false;
    } else if (char === '"') isText = true;
    else if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** Throws `PROVIDER_ANSWER_INVALID`. */
function parseJson(name: string, json: string): unknown {
  if (isTooDeep(json)) throw answerInvalid(name, `JSON that is nested more than ${MAX_DEPTH} deep`);
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw answerInvalid(name, 'what is no JSON', cause);
  }
}

/** Host and REST port of a host_uri. Throws `PROVIDER_HOST_INVALID`. */
function parseHost(uri: string): { host: string; port: number } {
  const url = URL.canParse(uri) ? new URL(uri) : null;
  if (url === null || url.protocol !== 'https:' || url.hostname === '') throw hostInvalid(uri);
  // IPv6 addresses stand in brackets in a URI.
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: url.port === '' ? REST_PORT : Number(url.port) };
}

/** Runs `ask` with a time limit of its own, which covers connecting and reading. */
async function within<T>(name: string, milliseconds: number, signal: AbortSignal, ask: (limit: AbortSignal) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const limit = new AbortController();
  const expired = tooSlow(name, milliseconds);
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = (reason: unknown) => {
    limit.abort(reason);
    reject(reason);
  };
  const timer = setTimeout(() => stop(expired), milliseconds);
  const end = () => stop(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([ask(limit.signal), stopped]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

type Asked = Pick<ProviderAnswer, 'status' | 'rest' | 'certificate'>;

function overGrpc(provider: ProviderAddress, options: AskOptions, signal: AbortSignal): Promise<Asked> {
  const { host, port: restPort } = parseHost(provider.hostUri);
  const port = options.grpcPort?.(restPort) ?? GRPC_PORT;
  const name = `${host}:${port}`;
  return within(name, options.timeoutMs, signal, async (limit) => {
    const { certificates } = provider;
    const { socket, certificate } = await openConnection(
      { host, port, protocol: 'h2', certificates, allowPrivate: options.allowPrivate },
      limit,
    );
    const path = '/akash.provider.v1.ProviderRPC/GetStatus';
    const bytes = await askGrpc({ socket, name, path, limitBytes: options.limitBytes });
    return { status: plain(decodeMessage('akash.provider.v1.Status', bytes)), certificate };
  });
}

function overRest(provider: ProviderAddress, options: AskOptions, signal: AbortSignal): Promise<Asked> {
  const { host, port } = parseHost(provider.hostUri);
  const name = `${host}:${port}`;
  return within(name, options.timeoutMs, signal, async (limit) => {
    const { certificates } = provider;
    const { socket, certificate } = await openConnection(
      { host, port, protocol: 'http/1.1', certificates, allowPrivate: options.allowPrivate },
      limit,
    );
    const bytes = await askRest({ socket, name, path: '/status', limitBytes: options.limitBytes });
    return { rest: parseJson(name, bytes.toString('utf8')), certificate };
  });
}

/**
 * Asks a provider. A failure is an answer too, with its reason; only an aborted signal rejects. Whoever answers gRPC with
 * another's certificate is not asked over REST either.
 */
export async function askProvider(
  provider: ProviderAddress,
  options: AskOptions,
  signal: AbortSignal,
): Promise<{ answer: ProviderAnswer; code: string | null }> {
  const { owner } = provider;
  let first: LeasebookError | null = null;
  for (const ask of [overGrpc, overRest]) {
    try {
      return { answer: { owner, ...(await ask(provider, options, signal)) }, code: null };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof LeasebookError)) throw error;
      first ??= error;
      if (error.code === 'PROVIDER_CERTIFICATE_MISMATCH') return { answer: { owner, error: error.message }, code: error.code };
    }
  }
  const { message, code } = first ?? hostInvalid(provider.hostUri);
  return { answer: { owner, error: message }, code };
}
