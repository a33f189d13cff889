// The statements that recompute figures, as they stand in lake/sql: the same text for every engine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the statements. */
export const SQL_FOLDER = join(import.meta.dirname, '../sql');

/** A metric of the catalogue by day, for the network or by a dimension. */
export interface Figure {
  metric: string;
  /** Null for the network. */
  by: string | null;
  statement: string;
}

function parts(file: string): string[] {
  const text = readFileSync(join(SQL_FOLDER, file), 'utf8');
  return text.split(/;\s*$/m).filter((part) => part.replaceAll(/^--.*$/gm, '').trim() !== '');
}

/** Statements that make the views which figures are read from. */
export function viewStatements(): string[] {
  return parts('views.sql');
}

/**
 * Every figure, in the order of the file.
 * @throws TypeError where a statement has no line that names its metric.
 */
export function figures(): Figure[] {
  return parts('figures.sql').map((statement) => {
    const named = /^-- ([A-Z_]+)(?: by ([A-Z_]+))?\n(?!--)/m.exec(statement);
    if (named?.[1] === undefined) throw new TypeError(`a figure without a name: ${statement}`);
    return { metric: named[1], by: named[2] ?? null, statement };
  });
}
