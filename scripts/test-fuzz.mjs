// `npm run test:fuzz -- --seed N --inputs N`: installs what is missing, then gives the decoders random input in the installed Node.
import { join } from 'node:path';
import { ensureInstalled, environment, node, root, run } from './lib/install.mjs';

await ensureInstalled();
process.exit(await run(node, [join(root, 'indexer', 'src', 'fuzz', 'main.ts'), ...process.argv.slice(2)], { env: environment() }));
