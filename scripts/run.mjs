// Runs a program of the project, `node scripts/run.mjs FILE ...`: installs what is missing, then goes on in the installed Node.
import { ensureInstalled, environment, node, run } from './lib/install.mjs';

await ensureInstalled();
process.exit(await run(node, process.argv.slice(2), { env: environment() }));
