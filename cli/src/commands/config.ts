// `leasebook config`: every setting, its value and where that comes from.
import { entries, type Origin, type Settings, shown } from '../settings.ts';

/** Prints the settings; secrets are hidden. */
export function config(settings: Settings, origins: Record<keyof Settings, Origin>, { json }: { json: boolean }): void {
  const rows = entries.map((entry) => ({ ...entry, value: shown(entry.name, settings), origin: origins[entry.name] }));
  if (json) {
    process.stdout.write(
      `${JSON.stringify(Object.fromEntries(rows.map((row) => [row.name, { value: row.value, origin: row.origin }])))}\n`,
    );
    return;
  }
  for (const row of rows) {
    const variables = row.isSecret === true ? `${row.environment} or ${row.environment}_FILE` : row.environment;
    const by = row.flag === null ? variables : `${row.flag} or ${variables}`;
    process.stdout.write(
      `${row.name.padEnd(18)}${row.value || '(none)'}  [${row.origin}]\n${' '.repeat(18)}${row.description}; set by ${by}\n`,
    );
  }
}
