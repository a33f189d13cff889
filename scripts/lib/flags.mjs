// Flags of a script: what is not known is told with what there is.
import { parseArgs } from 'node:util';

/**
 * The values of the flags that this process was given. `options` are those of `parseArgs`, each with what it `means`. With `--help` it
 * prints them and ends the process with 0, with anything that is not known it ends it with 1.
 */
export function readFlags(program, options) {
  const lines = Object.entries(options).map(
    ([name, { type, default: usual, means }]) =>
      `  --${`${name}${type === 'string' ? ' VALUE' : ''}`.padEnd(16)}${means}${type === 'string' && usual !== undefined ? ` (${usual} where not given)` : ''}`,
  );
  const help = `npm run ${program} -- [flags]\n${lines.join('\n')}`;
  try {
    const { values } = parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } } });
    if (values.help !== true) return values;
    console.log(help);
    process.exit(0);
  } catch (error) {
    console.error(`${error.message}\n${help}`);
    process.exit(1);
  }
}
