// `npm run bench -- NAME`: installs what is missing, then measures in the installed Node.
import { join } from 'node:path';
import { ensureInstalled, environment, node, root, run } from './lib/install.mjs';

await ensureInstalled();
process.exit(await run(node, [join(root, 'bench', 'src', 'main.ts'), ...process.argv.slice(2)], { env: environment() }));
