// Builds the explorer when its sources are newer than its bundle.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './alone.mjs';
import { environment, root, run } from './install.mjs';

const stamp = join(root, 'web', 'dist', '.built-from');

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (['node_modules', 'dist', 'e2e'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const file of files(join(root, 'web'))) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.update(readFileSync(join(root, 'pnpm-lock.yaml'))).digest('hex');
}

/** Makes sure that web/dist is the bundle of the present sources. */
export async function ensureWebBuilt() {
  const hash = sourceHash();
  if (!isBuilt(hash)) await alone(() => build(hash));
}

function isBuilt(hash) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

async function build(hash) {
  if (isBuilt(hash)) return;
  console.error('Building the explorer ...');
  const code = await run('vite', ['build', 'web', '--logLevel', 'error'], { stdio: ['ignore', 2, 2], env: environment() });
  if (code !== 0) {
    console.error(`The explorer could not be built (exit ${code}). Run \`npm test\` to see which check fails.`);
    process.exit(1);
  }
  writeFileSync(stamp, hash);
}
