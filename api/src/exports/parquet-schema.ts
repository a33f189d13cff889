// Types of Parquet columns, and the values that COPY's text stands for.
import type { SchemaElement } from 'hyparquet-writer';
import type { Column } from './dataset.ts';

/** A column as the encoder needs it. */
export interface ParquetColumn {
  name: string;
  type: Column['type'];
  nullable: boolean;
}

/** Bytes of an integer of 38 digits. */
const DECIMAL_BYTES = 16;
const DECIMAL_BOUND = 10n ** 38n;

/** The schema of a file. Times are microseconds adjusted to UTC; decimals have 38 digits, 18 of them after the point. */
export function parquetSchema(columns: readonly ParquetColumn[]): SchemaElement[] {
  return [{ name: 'schema', num_children: columns.length }, ...columns.map(schemaElement)];
}

function schemaElement({ name, type, nullable }: ParquetColumn): SchemaElement {
  const base = { name, repetition_type: nullable ? ('OPTIONAL' as const) : ('REQUIRED' as const) };
  switch (type) {
    // JSON as its text: the writer would parse and print it again.
    case 'text':
    case 'json':
      return { ...base, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
    case 'integer':
      return { ...base, type: 'INT64' };
    case 'uint64':
      return { ...base, type: 'INT64', converted_type: 'UINT_64' };
    case 'boolean':
      return { ...base, type: 'BOOLEAN' };
    case 'decimal':
      return { ...base, type: 'FIXED_LEN_BYTE_ARRAY', type_length: DECIMAL_BYTES, converted_type: 'DECIMAL', precision: 38, scale: 18 };
    case 'timestamp':
      return {
        ...base,
        type: 'INT64',
        converted_type: 'TIMESTAMP_MICROS',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
      };
  }
}

const ESCAPED: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** A field of COPY's text form (PostgreSQL, COPY: text format). */
function unescapeField(field: string): string {
  if (!field.includes('\\')) return field;
  return field.replace(/\\(.)/gs, (_all, letter: string) => ESCAPED[letter] ?? letter);
}

/** The value of a field in a column of this type; null for COPY's \N. */
export function parquetValue(type: Column['type'], field: string): string | bigint | boolean | null {
  if (field === '\\N') return null;
  switch (type) {
    case 'text':
    case 'json':
      return unescapeField(field);
    case 'boolean':
      return field === 't';
    case 'integer':
    case 'uint64':
    case 'timestamp':
      return BigInt(field);
    case 'decimal':
      return inDecimal(BigInt(field));
  }
}

/** Refuses what 38 digits cannot hold; such files are refused before they begin, so that this is a defect. */
function inDecimal(value: bigint): bigint {
  if (value > -DECIMAL_BOUND && value < DECIMAL_BOUND) return value;
  throw new RangeError(`${value} has no place in a Parquet decimal of 38 digits`);
}
