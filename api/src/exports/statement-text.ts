// Statements as plain text: COPY takes no parameters, so that values stand in them as literals that PostgreSQL cannot take for SQL.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';

/** A piece of SQL whose values have become literals. */
class Piece {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A text as a literal, whatever `standard_conforming_strings` says. */
function quoted(text: string): string {
  if (text.includes('\0')) throw new TypeError('a text with the character 0, which the reader of requests refuses');
  const escaped = text.replaceAll("'", "''");
  return escaped.includes('\\') ? ` E'${escaped.replaceAll('\\', '\\\\')}'` : `'${escaped}'`;
}

/** An element of an array literal. */
function element(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  return `"${plain(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function plain(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      if (Number.isFinite(value)) return String(value);
      break;
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      if (value instanceof Date) return value.toISOString();
  }
  throw new TypeError(`a value that no statement takes: ${String(value)}`);
}

function literal(value: unknown): string {
  if (value instanceof Piece) return value.text;
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return quoted(`{${value.map(element).join(',')}}`);
  if (typeof value === 'number' || typeof value === 'bigint') return `(${plain(value)})`;
  return quoted(plain(value));
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function isTemplate(value: unknown): value is TemplateStringsArray {
  return Array.isArray(value) && 'raw' in value;
}

function tag(first: unknown, ...values: unknown[]): Piece {
  if (isTemplate(first)) {
    return new Piece(first.reduce((text, part, at) => `${text}${literal(values[at - 1])}${part}`));
  }
  const names = Array.isArray(first) ? first : [first];
  if (values.length === 0 && names.every((name) => typeof name === 'string')) return new Piece(names.map(identifier).join(', '));
  throw new TypeError('only templates and identifiers can be written as text');
}

/**
 * Writes SQL as a transaction's own tag does, so that conditions and relations of the API's lists serve exports unchanged;
 * values become literals instead of parameters. It cannot run anything: `statementText` gives the text.
 */
// The client library's type holds far more than the lists' SQL uses; what is not here fails at its first use, in the tests.
export const literalSql = Object.assign(tag, {
  unsafe: (text: string) => new Piece(text),
  json: (value: unknown) => new Piece(`${quoted(JSON.stringify(value))}::jsonb`),
}) as unknown as Transaction;

/** The text of what `literalSql` wrote. */
export function statementText(fragment: Fragment): string {
  if (fragment instanceof Piece) return fragment.text;
  throw new TypeError('SQL that was not written by literalSql');
}
