// `npm run soak -- --minutes N`: installs what is missing, then runs the soak in the installed Node.
import { join } from 'node:path';
import { ensureInstalled, environment, node, root, run } from './lib/install.mjs';

await ensureInstalled();
process.exit(await run(node, [join(root, 'cli', 'src', 'soak', 'main.ts'), ...process.argv.slice(2)], { env: environment() }));
