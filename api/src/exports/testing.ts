// Reading exports in tests, as strictly as RFC 4180 has it.

/** Rows of a CSV file, the header's among them; null for an empty field, which is not `""`. */
export function readCsv(text: string): (string | null)[][] {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no CR LF');
  const rows: (string | null)[][] = [];
  let row: (string | null)[] = [];
  let at = 0;
  while (at < text.length) {
    let field: string | null = null;
    if (text[at] === '"') {
      const quoted = /"((?:[^"]|"")*)"/y;
      quoted.lastIndex = at;
      const found = quoted.exec(text);
      if (found === null) throw new Error(`a quote at ${at} has no end`);
      field = (found[1] ?? '').replaceAll('""', '"');
      at = quoted.lastIndex;
    } else {
      const end = text.slice(at).search(/[,\r\n"]/);
      field = end === 0 ? null : text.slice(at, at + end);
      at += end;
    }
    row.push(field);
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`no CR LF at ${at}, but ${JSON.stringify(text.slice(at, at + 5))}`);
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Rows of a CSV file as objects by the names in its header. */
export function readCsvRows(text: string): Record<string, string | null>[] {
  const [header = [], ...rows] = readCsv(text);
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name ?? '', row[at] ?? null])));
}
