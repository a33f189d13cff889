// Parquet from COPY's text: rows gather in columns, and a row group is written when it is full, of rows or of text, or its month is over.
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { type ParquetColumn, parquetSchema, parquetValue } from './parquet-schema.ts';

/** Characters after which a row group is full however few rows it has: their values are in memory together, and strangers' texts have any length. */
const ROW_GROUP_CHARACTERS = 16 * 1024 * 1024;

/** Characters that bounds of texts keep until the footer is written, which tells fewer of them. */
const BOUND_CHARACTERS = 1_000;

/** What a file is made from. */
export interface ParquetJob {
  columns: ParquetColumn[];
  /** Place of the column whose months begin row groups; -1 where no column is a time. */
  timeColumn: number;
  rowGroupRows: number;
  metadata: { key: string; value: string }[];
}

/** The row groups of one file. */
export class RowGroups {
  readonly #job: ParquetJob;
  readonly #bytes = new ByteWriter();
  readonly #parquet: ParquetWriter;
  // A byte order mark belongs to the text that begins with it, also where that is the first of the file.
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #rest = '';
  #values: (string | bigint | boolean | null)[][];
  #rows = 0;
  #characters = 0;
  #monthEnd = 0n;

  constructor(job: ParquetJob) {
    this.#job = job;
    this.#values = job.columns.map(() => []);
    this.#parquet = new ParquetWriter({
      writer: this.#bytes,
      schema: parquetSchema(job.columns),
      kvMetadata: job.metadata,
      createdBy: 'leasebook',
    });
  }

  /** Takes a part of the text, which may end in the middle of a row. */
  add(block: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(block, { stream: true })).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#addRow(line);
  }

  #addRow(line: string): void {
    const fields = line.split('\t');
    const { columns, timeColumn, rowGroupRows } = this.#job;
    if (timeColumn >= 0) {
      const time = BigInt(fields[timeColumn] ?? '0');
      if (time >= this.#monthEnd) {
        this.#write();
        this.#monthEnd = endOfMonth(time);
      }
    }
    for (const [at, { type }] of columns.entries()) this.#values[at]?.push(parquetValue(type, fields[at] ?? '\\N'));
    this.#rows += 1;
    this.#characters += line.length;
    if (this.#rows === rowGroupRows || this.#characters >= ROW_GROUP_CHARACTERS) this.#write();
  }

  #write(): void {
    if (this.#rows === 0) return;
    const columnData = this.#job.columns.map(({ name }, at) => ({ name, data: this.#values[at] ?? [] }));
    this.#parquet.write({ columnData, rowGroupSize: this.#rows });
    this.#ownBounds();
    this.#values = this.#job.columns.map(() => []);
    this.#rows = 0;
    this.#characters = 0;
  }

  /** Texts that the footer will tell are parts of what was read, and would keep all of it in memory until the end. */
  #ownBounds(): void {
    for (const { meta_data } of this.#parquet.row_groups.at(-1)?.columns ?? []) {
      const bounds = meta_data?.statistics;
      if (typeof bounds?.min_value === 'string') bounds.min_value = ownText(bounds.min_value);
      if (typeof bounds?.max_value === 'string') bounds.max_value = ownText(bounds.max_value);
    }
  }

  /** Writes what is left and the footer. */
  finish(): void {
    this.#write();
    this.#parquet.finish();
  }

  /** Bytes since the last call. */
  taken(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#bytes.getBytes());
    this.#bytes.index = 0;
    return bytes;
  }
}

/** The beginning of a text, in memory of its own. */
function ownText(text: string): string {
  return Buffer.from(text.slice(0, BOUND_CHARACTERS)).toString();
}

/** The first microsecond of the month after that of `time`, in microseconds since the epoch. */
function endOfMonth(time: bigint): bigint {
  const date = new Date(Number(time / 1_000n));
  return BigInt(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1)) * 1_000n;
}
