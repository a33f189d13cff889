// Flags of the test programs, which are all whole numbers: what is wrong is told with what there is.
import { parseArgs } from 'node:util';

/**
 * The flags that this process was given, by name; absent where not given. `known` has what each means. With `--help` it prints
 * them and ends the process with 0, with anything that is not known or no whole number from 0 it ends it with 1.
 */
export function wholeFlags<Name extends string>(program: string, known: Readonly<Record<Name, string>>): { [Each in Name]?: number } {
  const names = Object.keys(known) as Name[];
  const lines = names.map((name) => `  --${`${name} N`.padEnd(12)}${known[name]}`);
  const help = `npm run ${program} -- [flags]\n${lines.join('\n')}\n`;
  try {
    const { values } = parseArgs({
      options: Object.fromEntries(['help', ...names].map((name) => [name, { type: name === 'help' ? 'boolean' : 'string' }] as const)),
    });
    if (values.help === true) {
      process.stdout.write(help);
      process.exit(0);
    }
    const numbers: { [Each in Name]?: number } = {};
    for (const name of names) {
      const text: unknown = values[name as string];
      if (text === undefined) continue;
      const value = Number(text);
      if (!/^\d+$/.test(String(text)) || !Number.isSafeInteger(value))
        throw new TypeError(`--${name} is "${text}", which is no whole number`);
      numbers[name] = value;
    }
    return numbers;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${help}`);
    process.exit(1);
  }
}
