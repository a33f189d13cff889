// `leasebook config`: every setting, its value and where that comes from.
import { entries, hidePassword, type Origin, type Settings } from '../settings.ts';

/** Prints the settings; passwords are hidden. */
export function config(settings: Settings, origins: Record<keyof Settings, Origin>, { json }: { json: boolean }): void {
  const rows = entries.map((entry) => {
    const value = settings[entry.name];
    const text = value === null ? '' : Array.isArray(value) ? value.join(',') : String(value);
    return { ...entry, value: hidePassword(text), origin: origins[entry.name] };
  });
  if (json) {
    process.stdout.write(
      `${JSON.stringify(Object.fromEntries(rows.map((row) => [row.name, { value: row.value, origin: row.origin }])))}\n`,
    );
    return;
  }
  for (const row of rows) {
    const by = row.flag === null ? row.environment : `${row.flag} or ${row.environment}`;
    process.stdout.write(
      `${row.name.padEnd(16)}${row.value || '(none)'}  [${row.origin}]\n${' '.repeat(16)}${row.description}; set by ${by}\n`,
    );
  }
}
