// Ready code that reads an export in the tools that researchers use.
import type { Format } from './address.ts';

/** A tool and its code. */
export interface Snippet {
  name: string;
  code: string;
}

/** A text as a literal of the shell. */
const shell = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
/** A text as a literal of Python and R. */
const quoted = (text: string) => JSON.stringify(text);
/** A text as a literal of SQL. */
const sql = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Code for a file at a whole address. Amounts are read as text, so that no digit is lost. */
export function snippets(url: string, file: string, format: Format): Snippet[] {
  const curl = { name: 'curl', code: `curl --compressed --fail --output ${file} ${shell(url)}` };
  if (format === 'parquet') {
    return [
      curl,
      { name: 'pandas', code: `import pandas\n\nrows = pandas.read_parquet(${quoted(url)})` },
      { name: 'DuckDB', code: `SELECT * FROM read_parquet(${sql(url)});` },
      { name: 'R', code: `library(arrow)\n\nrows <- read_parquet(${quoted(url)})` },
    ];
  }
  if (format === 'ndjson') {
    return [
      curl,
      { name: 'pandas', code: `import pandas\n\nrows = pandas.read_json(${quoted(url)}, lines=True, dtype=False)` },
      { name: 'DuckDB', code: `SELECT * FROM read_json(${sql(url)}, format = 'newline_delimited');` },
    ];
  }
  return [
    curl,
    { name: 'pandas', code: `import pandas\n\nrows = pandas.read_csv(${quoted(url)}, dtype=str, keep_default_na=False)` },
    { name: 'DuckDB', code: `SELECT * FROM read_csv(${sql(url)}, header = true, all_varchar = true);` },
    { name: 'R', code: `library(readr)\n\nrows <- read_csv(${quoted(url)}, col_types = cols(.default = "c"))` },
    { name: 'Google Sheets', code: `=IMPORTDATA("${url.replaceAll('"', '""')}")` },
  ];
}
