// The settings, all in one place: each from a flag, else the environment, else a file that the environment names, else a default.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import { refuseMisspelt } from './misspelt.ts';
import { readNetwork } from './networks.ts';
import { root } from './root.ts';
import { BASE_PATH, database, endpoint, folder, listOf, ORIGIN, port, text, whole, yesOrNo } from './setting-forms.ts';

interface Definition<Value> {
  environment: string;
  /** As help shows it; null where only the environment tells it, for secrets and what every process of a machine shares. */
  flag: string | null;
  description: string;
  /** What a value is, for the sentence "… is not …". */
  expected: string;
  /** Reads the text of a flag or variable. */
  schema: z.ZodType<Value, string>;
  default: Value;
  /** Never shown; may stand in a file whose path is in the variable with `_FILE` behind its name. */
  isSecret?: boolean;
}

const define = <Value>(definition: Definition<Value>): Definition<Value> => definition;

const DATABASE = 'a postgres:// address (with %25 for a % in it)';
const ADDRESS = 'an http or https address';
const PORT = 'a port from 0 to 65535';

/** What can be set, in the order in which `leasebook config` prints it. */
const definitions = {
  data: define<string>({
    environment: 'LEASEBOOK_DATA',
    flag: '--data DIR',
    description: 'folder of the embedded database',
    expected: 'a path',
    schema: folder,
    default: join(root, '.leasebook'),
  }),
  recording: define<string | null>({
    environment: 'LEASEBOOK_RECORDING',
    flag: '--recording DIR',
    description: 'recorded chain to read; none where a real node is read',
    expected: 'a path',
    schema: folder,
    default: join(root, 'recordings', 'akash-recorded-1'),
  }),
  network: define<string | null>({
    environment: 'LEASEBOOK_NETWORK',
    flag: '--network NAME',
    description: 'network to read, which tells its nodes and its chain: mainnet, sandbox, or a file',
    expected: 'a name or a file',
    schema: text,
    default: null,
  }),
  rpc: define<string[]>({
    environment: 'LEASEBOOK_RPC',
    flag: '--rpc URL',
    description: 'real nodes to read instead of the recorded chain, comma separated',
    expected: ADDRESS,
    schema: listOf(endpoint),
    default: [],
  }),
  chainId: define<string | null>({
    environment: 'LEASEBOOK_CHAIN_ID',
    flag: '--chain-id ID',
    description: 'the chain that it must be; else that of the tables, or of the first node that answers',
    expected: 'the name of a chain',
    schema: text,
    default: null,
  }),
  port: define<number>({
    environment: 'LEASEBOOK_PORT',
    flag: '--port N',
    description: 'port of API and explorer',
    expected: PORT,
    schema: port,
    default: 3400,
  }),
  host: define<string>({
    environment: 'LEASEBOOK_HOST',
    flag: '--host NAME',
    description: 'address to listen on',
    expected: 'a name or an address',
    schema: text,
    default: '127.0.0.1',
  }),
  basePath: define<string>({
    environment: 'LEASEBOOK_BASE_PATH',
    flag: '--base-path PATH',
    description: 'path of API and explorer behind a proxy, e.g. /market',
    expected: 'a path like /market or /data/akash',
    schema: z
      .string()
      .regex(BASE_PATH)
      .transform((path) => path.replace(/\/$/, '')),
    default: '',
  }),
  databaseUrl: define<string | null>({
    environment: 'DATABASE_URL',
    flag: null,
    description: 'PostgreSQL to use instead of the embedded one',
    expected: DATABASE,
    schema: database,
    default: null,
    isSecret: true,
  }),
  migrateUrl: define<string | null>({
    environment: 'DATABASE_MIGRATE_URL',
    flag: null,
    description: 'the same PostgreSQL by the role that owns the tables, where that of DATABASE_URL only writes rows',
    expected: DATABASE,
    schema: database,
    default: null,
    isSecret: true,
  }),
  readUrls: define<string[]>({
    environment: 'DATABASE_READ_URLS',
    flag: null,
    description: 'standbys of the same PostgreSQL that the API reads from, comma separated',
    expected: `${DATABASE}, or several with commas between`,
    schema: listOf(database),
    default: [],
    isSecret: true,
  }),
  readerUrl: define<string | null>({
    environment: 'LEASEBOOK_READER_URL',
    flag: null,
    description: 'the same PostgreSQL by a role that may only read, for the API',
    expected: DATABASE,
    schema: database,
    default: null,
    isSecret: true,
  }),
  databasePassword: define<string | null>({
    environment: 'DATABASE_PASSWORD',
    flag: null,
    description: 'password of the addresses above that name a user and none',
    expected: 'a password',
    schema: text,
    default: null,
    isSecret: true,
  }),
  metricsPort: define<number | null>({
    environment: 'LEASEBOOK_METRICS_PORT',
    flag: '--metrics-port N',
    description: "port of the indexer's Prometheus metrics",
    expected: PORT,
    schema: port,
    default: null,
  }),
  rawTightAfter: define<number | null>({
    environment: 'LEASEBOOK_RAW_TIGHT_AFTER',
    flag: '--raw-tight-after BLOCKS',
    description: 'retain packs raw blocks that so many newer ones follow more tightly; none where not set',
    expected: 'a whole number of blocks from 0 to 1000000000',
    schema: whole(0, 1_000_000_000),
    default: null,
  }),
  rawKeep: define<number | null>({
    environment: 'LEASEBOOK_RAW_KEEP',
    flag: '--raw-keep BLOCKS',
    description: 'retain takes raw blocks that so many newer ones follow away; all stay where not set',
    expected: 'a whole number of blocks from 1000 to 1000000000',
    schema: whole(1_000, 1_000_000_000),
    default: null,
  }),
  observe: define<number | null>({
    environment: 'LEASEBOOK_OBSERVE',
    flag: '--observe SECONDS',
    description: 'how often each provider is asked for its status',
    expected: 'a whole number of seconds from 10 to 86400',
    schema: whole(10, 86_400),
    default: null,
  }),
  observePrivate: define<boolean>({
    environment: 'LEASEBOOK_OBSERVE_PRIVATE',
    flag: '--observe-private',
    description: 'ask providers at private addresses too',
    expected: 'true or false',
    schema: yesOrNo,
    default: false,
  }),
  cors: define<string[]>({
    environment: 'LEASEBOOK_CORS',
    flag: null,
    description: 'pages that may ask the API: *, none or origins, comma separated',
    expected: '*, none or origins like https://example.org',
    schema: text
      .transform((list) => (list === 'none' ? [] : list.split(',').map((each) => each.trim())))
      .pipe(z.array(z.union([z.literal('*'), text.regex(ORIGIN)]))),
    default: ['*'],
  }),
  rateLimit: define<number>({
    environment: 'LEASEBOOK_RATE_LIMIT',
    flag: null,
    description: 'points a minute for each client of the API; 0 for no limit',
    expected: 'a whole number',
    schema: whole(0, Number.MAX_SAFE_INTEGER),
    default: 600_000,
  }),
  trustProxy: define<boolean>({
    environment: 'LEASEBOOK_TRUST_PROXY',
    flag: null,
    description: 'whether a proxy tells the address of clients',
    expected: 'true or false',
    schema: yesOrNo,
    default: false,
  }),
  priceUrl: define<string | null>({
    environment: 'LEASEBOOK_PRICE_URL',
    flag: '--price-url URL',
    description: 'HTTP source of the AKT price',
    expected: ADDRESS,
    schema: endpoint,
    default: null,
  }),
  log: define<'text' | 'json'>({
    environment: 'LEASEBOOK_LOG',
    flag: '--log FORM',
    description: 'progress as text, or json: one line for each event',
    expected: 'text or json',
    schema: z.enum(['text', 'json']),
    default: 'text',
  }),
};

type Definitions = typeof definitions;
type SettingName = keyof Definitions;

/** The settings in force. */
export type Settings = { -readonly [Name in SettingName]: Definitions[Name] extends Definition<infer Value> ? Value : never };

export type Origin = 'flag' | 'environment' | 'file' | 'network' | 'default';

/** The flags as commander gives them; all optional. */
export type Flags = { [Name in SettingName]?: string | string[] | boolean };

/** What can be set, in the order in which `leasebook config` prints it. */
export const entries: readonly (Pick<Definition<unknown>, 'environment' | 'flag' | 'description' | 'isSecret'> & { name: SettingName })[] =
  Object.entries(definitions).map(([name, definition]) => ({ ...definition, name: name as SettingName }));

interface Found {
  text: string;
  origin: Origin;
  /** What told it, as its reader knows it. */
  by: string;
}

function invalid(by: string, value: string | null, expected: string): LeasebookError {
  return new LeasebookError(value === null ? `what it is set to is not ${expected}.` : `"${value}" is not ${expected}.`, {
    kind: 'fatal',
    code: 'INVALID_SETTING',
    object: by,
    advice: 'Correct it; `npm run leasebook -- config` lists every setting and where its value comes from.',
  });
}

function readSecretFile(variable: string, path: string): string {
  try {
    // Editors and `echo` end a file with a new line.
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw new LeasebookError(`${variable} names a file that cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      kind: 'fatal',
      code: 'INVALID_SETTING',
      object: variable,
      advice: 'Name a file that the user of the process may read.',
      cause,
    });
  }
}

/** The text of one setting and where it comes from; undefined where only the default is left. */
function find(name: SettingName, flags: Flags, environment: NodeJS.ProcessEnv): Found | undefined {
  const definition = definitions[name];
  const flag = definition.flag === null ? undefined : flags[name];
  if (flag !== undefined) {
    return { text: Array.isArray(flag) ? flag.join(',') : String(flag), origin: 'flag', by: definition.flag?.split(' ', 1)[0] ?? name };
  }
  const variable = environment[definition.environment] ?? '';
  const fileVariable = `${definition.environment}_FILE`;
  const path = definition.isSecret === true ? (environment[fileVariable] ?? '') : '';
  if (variable !== '' && path !== '') {
    throw new LeasebookError(`both ${definition.environment} and ${fileVariable} are set.`, {
      kind: 'fatal',
      code: 'INVALID_SETTING',
      object: definition.environment,
      advice: 'Leave one of them out.',
    });
  }
  if (variable !== '') return { text: variable, origin: 'environment', by: definition.environment };
  return path === '' ? undefined : { text: readSecretFile(fileVariable, path), origin: 'file', by: fileVariable };
}

function take<Name extends SettingName>(settings: Settings, name: Name, found: Found): void {
  const { schema, expected, isSecret } = definitions[name] as Definition<Settings[Name]>;
  const read = schema.safeParse(found.text);
  // What is no address may be a password alone.
  if (!read.success) throw invalid(found.by, isSecret === true ? null : found.text.split(',').map(withoutPassword).join(','), expected);
  settings[name] = read.data;
}

/** Puts the password of a setting of its own into the addresses that name a user without one. */
function withPassword(settings: Settings): void {
  const password = settings.databasePassword;
  if (password === null) return;
  const fill = (address: string): string => {
    const url = new URL(address);
    if (url.username !== '' && url.password === '') url.password = encodeURIComponent(password);
    return url.href;
  };
  for (const name of ['databaseUrl', 'migrateUrl', 'readerUrl'] as const) {
    const address = settings[name];
    if (address !== null) settings[name] = fill(address);
  }
  settings.readUrls = settings.readUrls.map(fill);
}

/**
 * Reads the settings.
 * @throws LeasebookError `INVALID_SETTING`, `NETWORK_INVALID`.
 */
export function readSettings(
  flags: Flags,
  environment: NodeJS.ProcessEnv = process.env,
): { settings: Settings; origins: Record<SettingName, Origin> } {
  const settings = Object.fromEntries(Object.entries(definitions).map(([name, definition]) => [name, definition.default])) as Settings;
  const origins = Object.fromEntries(entries.map(({ name }) => [name, 'default'])) as Record<SettingName, Origin>;
  refuseMisspelt(
    environment,
    entries.flatMap(({ environment: name, isSecret }) => (isSecret === true ? [name, `${name}_FILE`] : [name])),
  );
  for (const { name } of entries) {
    const found = find(name, flags, environment);
    if (found === undefined) continue;
    origins[name] = found.origin;
    take(settings, name, found);
  }
  withPassword(settings);
  if (settings.network !== null) {
    const network = readNetwork(settings.network);
    if (settings.rpc.length === 0) {
      settings.rpc = network.rpc;
      origins.rpc = 'network';
    }
    if (settings.chainId === null) {
      settings.chainId = network.chainId;
      origins.chainId = 'network';
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

/** The value of a setting as people may see it: without passwords. */
export function shown(name: SettingName, settings: Settings): string {
  const value = settings[name];
  if (value === null) return '';
  if (name === 'databasePassword') return '***';
  return Array.isArray(value) ? value.map(withoutPassword).join(',') : withoutPassword(String(value));
}

/** An address without its password, and without the value of every parameter that may be one; another text as it is. */
export function withoutPassword(text: string): string {
  if (!/^[a-z]+:\/\//.test(text) || !URL.canParse(text)) return text;
  const url = new URL(text);
  const secrets = [...url.searchParams.keys()].filter((name) => /password|secret|token|key$/i.test(name));
  if (url.password === '' && secrets.length === 0) return text;
  if (url.password !== '') url.password = '***';
  for (const name of secrets) url.searchParams.set(name, '***');
  return url.href;
}
