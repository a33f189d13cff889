// The settings: each from a flag, else the environment, else a default; `leasebook config` shows which.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import { readNetwork } from './networks.ts';
import { root } from './root.ts';

/** The flags as commander gives them; all optional. */
export interface Flags {
  data?: string;
  recording?: string;
  network?: string;
  rpc?: string[];
  chainId?: string;
  port?: string;
  host?: string;
  basePath?: string;
  metricsPort?: string;
  observe?: string;
  observePrivate?: boolean;
  priceUrl?: string;
  log?: string;
}

export interface Settings {
  /** Folder of the embedded database. */
  data: string;
  /** Folder of the recorded chain; null when a real node is read. */
  recording: string | null;
  /** Name or file of a network, which tells its nodes and its chain; null for none. */
  network: string | null;
  /** RPC endpoints of real nodes; empty for a recorded chain. */
  rpc: string[];
  /** The chain that nodes and tables must be of; null for that of the tables, else of the first node that answers. */
  chainId: string | null;
  port: number;
  host: string;
  /** Path under which readers see API and explorer behind a proxy; '' for the root of the host. */
  basePath: string;
  /** A PostgreSQL server of the operator's; null for the embedded one. */
  databaseUrl: string | null;
  /** An address of the same database by a role that may only read, for the API; null for the role that Leasebook makes. */
  readerUrl: string | null;
  /** Origins of pages that may ask the API from browsers; `*` for all. */
  cors: string[];
  /** Points that a client of the API has in a minute; 0 for no limit. */
  rateLimit: number;
  /** Whether a proxy before the API tells the client's address. */
  trustProxy: boolean;
  /** Port of the indexer's metrics; null for none. */
  metricsPort: number | null;
  /** Seconds between two questions to each provider; null: providers are not asked. */
  observe: number | null;
  /** Whether providers at private addresses are asked. */
  observePrivate: boolean;
  /** An HTTP source of the AKT price; null for none. */
  priceUrl: string | null;
  /** Whether the indexer tells its progress to people or writes JSON lines. */
  log: 'text' | 'json';
}

export type Origin = 'flag' | 'environment' | 'default';

interface Entry {
  name: keyof Settings;
  environment: string;
  description: string;
  flag: string | null;
}

/** What can be set, in the order in which `leasebook config` prints it. */
export const entries: readonly Entry[] = [
  { name: 'data', flag: '--data DIR', environment: 'LEASEBOOK_DATA', description: 'folder of the embedded database' },
  { name: 'recording', flag: '--recording DIR', environment: 'LEASEBOOK_RECORDING', description: 'recorded chain to read' },
  {
    name: 'network',
    flag: '--network NAME',
    environment: 'LEASEBOOK_NETWORK',
    description: 'network to read: mainnet, sandbox, or a file',
  },
  { name: 'rpc', flag: '--rpc URL', environment: 'LEASEBOOK_RPC', description: 'real nodes to read instead, comma separated' },
  { name: 'chainId', flag: '--chain-id ID', environment: 'LEASEBOOK_CHAIN_ID', description: 'the chain that it must be' },
  { name: 'port', flag: '--port N', environment: 'LEASEBOOK_PORT', description: 'port of API and explorer' },
  { name: 'host', flag: '--host NAME', environment: 'LEASEBOOK_HOST', description: 'address to listen on' },
  {
    name: 'basePath',
    flag: '--base-path PATH',
    environment: 'LEASEBOOK_BASE_PATH',
    description: 'path of API and explorer behind a proxy, e.g. /market',
  },
  { name: 'databaseUrl', flag: null, environment: 'DATABASE_URL', description: 'PostgreSQL to use instead of the embedded one' },
  {
    name: 'metricsPort',
    flag: '--metrics-port N',
    environment: 'LEASEBOOK_METRICS_PORT',
    description: "port of the indexer's Prometheus metrics",
  },
  {
    name: 'observe',
    flag: '--observe SECONDS',
    environment: 'LEASEBOOK_OBSERVE',
    description: 'how often each provider is asked for its status',
  },
  {
    name: 'observePrivate',
    flag: '--observe-private',
    environment: 'LEASEBOOK_OBSERVE_PRIVATE',
    description: 'ask providers at private addresses too',
  },
  {
    name: 'readerUrl',
    flag: null,
    environment: 'LEASEBOOK_READER_URL',
    description: 'the same PostgreSQL by a role that may only read, for the API',
  },
  {
    name: 'cors',
    flag: null,
    environment: 'LEASEBOOK_CORS',
    description: 'pages that may ask the API: *, none or origins, comma separated',
  },
  {
    name: 'rateLimit',
    flag: null,
    environment: 'LEASEBOOK_RATE_LIMIT',
    description: 'points a minute for each client of the API; 0 for all',
  },
  { name: 'trustProxy', flag: null, environment: 'LEASEBOOK_TRUST_PROXY', description: 'whether a proxy tells the address of clients' },
  { name: 'priceUrl', flag: '--price-url URL', environment: 'LEASEBOOK_PRICE_URL', description: 'HTTP source of the AKT price' },
  { name: 'log', flag: '--log FORM', environment: 'LEASEBOOK_LOG', description: 'progress as text, or json: one line for each event' },
];

const port = z.coerce.number().int().min(0).max(65_535);
/** Segments of letters, digits and signs that need no escaping, each after a slash. */
const BASE_PATH = /^(\/[\w.~-]+)*\/?$/;
const interval = z.coerce.number().int().min(10).max(86_400);
const endpoint = z.url({ protocol: /^https?$/ });
const points = z.coerce.number().int().min(0);
const ORIGIN = /^https?:\/\/[\w.-]+(:\d+)?$/;
const database = z.url({ protocol: /^postgres(ql)?$/ });

function invalid(name: string, value: string, expected: string): LeasebookError {
  return new LeasebookError(`${name} is "${value}", which is not ${expected}.`, {
    kind: 'fatal',
    code: 'INVALID_SETTING',
    object: name,
    advice: 'Correct it; `npm run leasebook -- config` lists every setting and where its value comes from.',
  });
}

/** Settings that only the environment tells. */
const ENVIRONMENT_ONLY = ['databaseUrl', 'readerUrl', 'cors', 'rateLimit', 'trustProxy'] as const satisfies (keyof Settings)[];

function isFlag(name: keyof Settings): name is Exclude<keyof Settings, (typeof ENVIRONMENT_ONLY)[number]> {
  return !ENVIRONMENT_ONLY.some((only) => only === name);
}

/** The value of one setting as text and where it comes from; undefined where only the default is left. */
function raw(entry: Entry, flags: Flags, environment: NodeJS.ProcessEnv): { text: string; origin: Origin } | undefined {
  const flag = isFlag(entry.name) ? flags[entry.name] : undefined;
  if (flag !== undefined) return { text: Array.isArray(flag) ? flag.join(',') : String(flag), origin: 'flag' };
  const variable = environment[entry.environment];
  return variable === undefined || variable === '' ? undefined : { text: variable, origin: 'environment' };
}

/**
 * Reads the settings.
 * @throws LeasebookError `INVALID_SETTING`, `NETWORK_INVALID`.
 */
export function readSettings(
  flags: Flags,
  environment: NodeJS.ProcessEnv = process.env,
): { settings: Settings; origins: Record<keyof Settings, Origin> } {
  const settings: Settings = {
    data: join(root, '.leasebook'),
    recording: join(root, 'recordings', 'akash-recorded-1'),
    network: null,
    rpc: [],
    chainId: null,
    port: 3400,
    host: '127.0.0.1',
    basePath: '',
    databaseUrl: null,
    metricsPort: null,
    observe: null,
    observePrivate: false,
    readerUrl: null,
    cors: ['*'],
    rateLimit: 600_000,
    trustProxy: false,
    priceUrl: null,
    log: 'text',
  };
  const origins: Record<keyof Settings, Origin> = {
    data: 'default',
    recording: 'default',
    network: 'default',
    rpc: 'default',
    chainId: 'default',
    port: 'default',
    host: 'default',
    basePath: 'default',
    databaseUrl: 'default',
    metricsPort: 'default',
    observe: 'default',
    observePrivate: 'default',
    readerUrl: 'default',
    cors: 'default',
    rateLimit: 'default',
    trustProxy: 'default',
    priceUrl: 'default',
    log: 'default',
  };
  for (const entry of entries) {
    const found = raw(entry, flags, environment);
    if (found === undefined) continue;
    origins[entry.name] = found.origin;
    const name = found.origin === 'flag' ? (entry.flag?.split(' ', 1)[0] ?? entry.name) : entry.environment;
    switch (entry.name) {
      case 'data':
      case 'recording':
        settings[entry.name] = resolve(found.text);
        break;
      case 'rpc':
        settings.rpc = found.text.split(',').map((text) => {
          const url = endpoint.safeParse(text.trim());
          if (!url.success) throw invalid(name, text, 'an http or https address');
          return url.data;
        });
        break;
      case 'port': {
        const number = port.safeParse(found.text);
        if (!number.success) throw invalid(name, found.text, 'a port from 0 to 65535');
        settings.port = number.data;
        break;
      }
      case 'network':
      case 'chainId':
      case 'host':
        settings[entry.name] = found.text;
        break;
      case 'basePath':
        if (!BASE_PATH.test(found.text)) throw invalid(name, found.text, 'a path like /market or /data/akash');
        settings.basePath = found.text.replace(/\/$/, '');
        break;
      case 'databaseUrl':
        if (!database.safeParse(found.text).success) throw invalid(name, hidePassword(found.text), 'a postgres:// address');
        settings.databaseUrl = found.text;
        break;
      case 'metricsPort': {
        const number = port.safeParse(found.text);
        if (!number.success) throw invalid(name, found.text, 'a port from 0 to 65535');
        settings.metricsPort = number.data;
        break;
      }
      case 'observe': {
        const seconds = interval.safeParse(found.text);
        if (!seconds.success) throw invalid(name, found.text, 'a whole number of seconds from 10 to 86400');
        settings.observe = seconds.data;
        break;
      }
      case 'observePrivate':
        if (found.text !== 'true' && found.text !== 'false') throw invalid(name, found.text, 'true or false');
        settings.observePrivate = found.text === 'true';
        break;
      case 'readerUrl':
        if (!database.safeParse(found.text).success) throw invalid(name, hidePassword(found.text), 'a postgres:// address');
        settings.readerUrl = found.text;
        break;
      case 'cors':
        settings.cors = found.text === 'none' ? [] : found.text.split(',').map((text) => text.trim());
        if (!settings.cors.every((text) => text === '*' || ORIGIN.test(text))) {
          throw invalid(name, found.text, '*, none or origins like https://example.org');
        }
        break;
      case 'rateLimit': {
        const number = points.safeParse(found.text);
        if (!number.success) throw invalid(name, found.text, 'a whole number');
        settings.rateLimit = number.data;
        break;
      }
      case 'trustProxy':
        if (found.text !== 'true' && found.text !== 'false') throw invalid(name, found.text, 'true or false');
        settings.trustProxy = found.text === 'true';
        break;
      case 'priceUrl':
        if (!endpoint.safeParse(found.text).success) throw invalid(name, found.text, 'an http or https address');
        settings.priceUrl = found.text;
        break;
      case 'log':
        if (found.text !== 'text' && found.text !== 'json') throw invalid(name, found.text, 'text or json');
        settings.log = found.text;
        break;
    }
  }
  if (settings.network !== null) {
    const network = readNetwork(settings.network);
    if (settings.rpc.length === 0) {
      settings.rpc = network.rpc;
      origins.rpc = origins.network;
    }
    if (settings.chainId === null) {
      settings.chainId = network.chainId;
      origins.chainId = origins.network;
    }
  }
  if (settings.rpc.length > 0) settings.recording = null;
  return { settings, origins };
}

/**
 * The recording's folder after a look that it is one.
 * @throws LeasebookError `NO_RECORDING` where there is no manifest.
 */
export function requireRecording(settings: Settings): string {
  const folder = settings.recording;
  if (folder !== null && existsSync(join(folder, 'manifest.json'))) return folder;
  throw new LeasebookError(`there is no recorded chain in ${folder ?? '(none given)'}.`, {
    kind: 'fatal',
    code: 'NO_RECORDING',
    advice: 'Name a folder with a manifest.json by --recording DIR, or a node by --rpc URL.',
  });
}

/** An address without its password, for messages and `leasebook config`. */
export function hidePassword(url: string): string {
  return url.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:***@');
}
