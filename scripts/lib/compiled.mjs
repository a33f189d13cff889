// Compiles the programs' TypeScript before a process that stays is started: what reads TypeScript would stay in its memory.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { environment, node, root, run } from './install.mjs';

const stamp = join(root, 'node_modules', '.cache', 'compiled-from');

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (entry.name.endsWith('.ts')) yield path;
  }
}

/** Changes with every file that a program may read, with the Node that compiles them, and with its flags: what others compiled is of no use. */
function presentSources(flags) {
  const hash = createHash('sha256').update(`${environment().NODE_COMPILE_CACHE} ${flags.join(' ')}`);
  hash.update(readFileSync(join(root, 'pnpm-lock.yaml')));
  for (const name of ['api', 'cli', 'db', 'indexer', 'replay']) {
    for (const path of [...sources(join(root, name, 'src'))].sort()) {
      const { mtimeMs, size } = statSync(path);
      hash.update(`${path} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest('hex');
}

/** Makes sure that the present sources are compiled for these flags of Node; without that the first start takes 15 MiB more than the next one. */
export async function ensureCompiled(flags) {
  const hash = presentSources(flags);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  // Reads all modules of a process that answers and ends.
  const cli = join(root, 'cli', 'src');
  const modules = ['--import', pathToFileURL(join(cli, 'commands', 'start.ts')).href, join(cli, 'main.ts')];
  const code = await run(node, [...flags, ...modules, '--help'], { stdio: 'ignore', env: environment() });
  if (code !== 0) return;
  mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true });
  writeFileSync(stamp, hash);
}
