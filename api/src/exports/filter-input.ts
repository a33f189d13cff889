// Filters in addresses: the fields of the schema's filter inputs, nested ones by dotted names, read as GraphQL reads them.
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  type GraphQLLeafType,
  type GraphQLSchema,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { RequestError } from '../errors.ts';
import { inYears, scalars } from '../graphql/scalars.ts';
import { readTypeDefinitions } from '../graphql/schema.ts';

/** One parameter that a dataset's filter brings. */
export interface FilterField {
  /** Name in addresses, e.g. `states` or `createdTime.gte`. */
  name: string;
  /** Name of the schema's type. */
  type: string;
  /** Whether several values may be given, with commas between them. */
  list: boolean;
  description: string;
  /** All values of an enum; absent for other types. */
  values?: string[];
}

interface Leaf {
  path: string[];
  type: GraphQLLeafType;
  list: boolean;
  description: string;
}

let schema: GraphQLSchema | undefined;
const leaves = new Map<string, Leaf[]>();

function leavesOf(input: string): Leaf[] {
  let found = leaves.get(input);
  if (found === undefined) {
    schema ??= buildSchema([...readTypeDefinitions(), readFileSync(new URL('filters.graphql', import.meta.url), 'utf8')].join('\n'));
    found = walk(schema.getType(input), [], '');
    leaves.set(input, found);
  }
  return found;
}

function walk(type: GraphQLType | undefined, path: string[], description: string): Leaf[] {
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((field) =>
      walk(bare(field.type), [...path, field.name], [description, field.description ?? ''].filter((text) => text !== '').join(' ')),
    );
  }
  if (isListType(type)) {
    return walk(bare(type.ofType), path, description).map((leaf) => ({ ...leaf, list: true }));
  }
  if (isScalarType(type) || isEnumType(type)) return [{ path, type, list: false, description }];
  throw new TypeError(`no input type for a filter: ${String(type)}`);
}

function bare(type: GraphQLType): GraphQLType {
  return isNonNullType(type) ? type.ofType : type;
}

/**
 * Parts of a text between separators, as they are written: a separator behind a backslash parts nothing.
 * @param separator one character: `,` or `;`
 */
export function splitList(text: string, separator: string): string[] {
  const parts = [''];
  // Two backslashes are one letter: what comes behind them is not escaped.
  for (const [piece] of text.matchAll(/\\[,;\\]|./gsu)) {
    if (piece === separator) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${piece}`);
  }
  return parts;
}

/** A part of a list without the backslashes before its commas, semicolons and backslashes; any other backslash is a letter of it. */
export function unescaped(part: string): string {
  return part.replaceAll(/\\([,;\\])/g, '$1');
}

/** The parameters of the filter with the schema's input type `input`. */
export function filterFields(input: string): FilterField[] {
  return leavesOf(input).map(({ path, type, list, description }) => ({
    name: path.join('.'),
    type: type.name,
    list,
    description,
    ...(isEnumType(type) ? { values: type.getValues().map(({ name }) => name) } : {}),
  }));
}

/** A property that a dataset's rows are chosen by. */
export interface Condition {
  name: string;
  /** Name of its values' type. */
  type: string;
  /** Behind its name and a dot; empty where the name stands alone. */
  operators: string[];
  description: string;
  values?: string[];
}

/** The properties of the `where` with the schema's input type `input`. */
export function conditionsOf(input: string): Condition[] {
  const groups = Map.groupBy(leavesOf(input), ({ path: [name = ''] }) => name);
  return [...groups].map(([name, group]) => {
    const [{ type, description } = { type: null, description: '' }] = group;
    const operators = group.flatMap(({ path: [, operator] }) => operator ?? []);
    const [own = ''] = /^.*?[.](?= [A-Z][^.]*[.]$|$)/.exec(description) ?? [];
    return {
      name,
      type: type?.name ?? '',
      operators,
      description: operators.length === 0 ? description : own,
      ...(isEnumType(type) ? { values: type.getValues().map((value) => value.name) } : {}),
    };
  });
}

/**
 * The value of the filter with the input type `input` by the parameters that are given for it.
 * @param given texts by the names of `filterFields`, others are not looked at
 * @throws RequestError `BAD_ARGUMENT` naming the parameter that does not fit its type.
 */
export function readFilter(input: string | null, given: ReadonlyMap<string, string>): object {
  const value: Record<string, unknown> = {};
  for (const { path, type, list } of input === null ? [] : leavesOf(input)) {
    const name = path.join('.');
    const text = given.get(name);
    if (text === undefined) continue;
    const read = list ? splitList(text, ',').map((part) => readLeaf(name, type, unescaped(part))) : readLeaf(name, type, text);
    place(value, path, read);
  }
  return value;
}

function place(value: Record<string, unknown>, path: readonly string[], read: unknown): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    value[name] = read;
    return;
  }
  const inner: Record<string, unknown> = {};
  const existing = value[name];
  if (typeof existing === 'object' && existing !== null) Object.assign(inner, existing);
  place(inner, rest, read);
  value[name] = inner;
}

function readLeaf(name: string, type: GraphQLLeafType, text: string): unknown {
  try {
    return parse(type, text);
  } catch (error) {
    const values = isEnumType(type)
      ? `one of ${type
          .getValues()
          .map((value) => value.name)
          .join(', ')}`
      : `a value of the type ${type.name}`;
    throw new RequestError(
      'BAD_ARGUMENT',
      `\`${name}\` is "${text.slice(0, 100)}", which is not ${values}.`,
      `Correct \`${name}\`; /export/datasets.json lists every filter with its type.${error instanceof Error ? ` (${error.message})` : ''}`,
    );
  }
}

function parse(type: GraphQLLeafType, text: string): unknown {
  switch (type.name) {
    case 'Boolean':
      if (text !== 'true' && text !== 'false') throw new TypeError('Give true or false.');
      return text === 'true';
    case 'DateTime':
      return readTime(text);
  }
  if (isEnumType(type)) return type.parseValue(text);
  const scalar = scalarOf(type.name) ?? type;
  // Whole numbers come as text in addresses and as numbers in JSON.
  return scalar.parseValue(/^-?\d{1,15}$/.test(text) && ['Int', 'Float', 'Height'].includes(type.name) ? Number(text) : text);
}

function scalarOf(name: string): { parseValue(value: unknown): unknown } | undefined {
  return Object.entries(scalars).find(([key]) => key === name)?.[1];
}

/**
 * A moment: RFC 3339, a date (its start, UTC), or milliseconds since the epoch as dashboards send them, from 1973 on.
 * @throws GraphQLError for anything else.
 */
export function readTime(text: string): Date {
  // Fewer digits are seconds, or years before any chain.
  if (/^\d{12,15}$/.test(text)) return inYears(new Date(Number(text)));
  return scalars.DateTime.parseValue(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
}
