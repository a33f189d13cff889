// `npm run test:faults -- --seed N --kills N`: installs what is missing, then runs the simulation in the installed Node.
import { join } from 'node:path';
import { ensureInstalled, environment, node, root, run } from './lib/install.mjs';

await ensureInstalled();
process.exit(await run(node, [join(root, 'indexer', 'src', 'simulation', 'main.ts'), ...process.argv.slice(2)], { env: environment() }));
