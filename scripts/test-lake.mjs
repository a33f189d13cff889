// `npm run test:lake`: installs what is missing, then recomputes figures from a lake by DuckDB and Spark SQL in the installed Node.
import { join } from 'node:path';
import { ensureInstalled, environment, node, root, run } from './lib/install.mjs';

await ensureInstalled();
process.exit(await run(node, [join(root, 'lake', 'src', 'main.ts'), ...process.argv.slice(2)], { env: environment() }));
