// Installs what is missing and finds the Node that everything runs with. Runs on Node 20 with nothing installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './alone.mjs';

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * The package manager, run through npx. Not package.json's "packageManager": with that, pnpm also locks and fetches its own
 * builds for platforms that a registry may not have.
 */
export const packageManager = 'pnpm@12.21.0';
const stamp = join(root, 'node_modules', '.leasebook-installed');

/** A hash over everything that decides what is installed. */
function wanted() {
  const hash = createHash('sha256');
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'];
  for (const folder of readdirSync(root, { withFileTypes: true })) {
    if (folder.isDirectory() && folder.name !== 'node_modules' && existsSync(join(root, folder.name, 'package.json'))) {
      files.push(join(folder.name, 'package.json'));
    }
  }
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Runs a command in the project's folder; resolves with its exit code. Output goes to ours unless `stdio` says otherwise. */
export function run(command, args, { stdio = 'inherit', env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio, env });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** Installs the packages of the lock file when they are not there yet, showing the package manager's own progress. */
export async function ensureInstalled() {
  const hash = wanted();
  if (!isInstalled(hash)) await alone(() => install(hash));
}

function isInstalled(hash) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

async function install(hash) {
  if (isInstalled(hash)) return;
  console.error('Installing packages (once; a minute or two on a new machine) ...');
  const code = await run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, CI: process.env.CI ?? (process.stderr.isTTY ? '' : 'true') },
  });
  if (code !== 0) {
    console.error(
      `The packages could not be installed (exit ${code}). Check that the npm registry can be reached and run the command again.`,
    );
    process.exit(75);
  }
  writeFileSync(stamp, hash);
}

/**
 * Environment in which the installed Node and the packages' commands come first on the path. Compiled code is kept from one
 * start to the next: without reading TypeScript again a process starts sooner and is 30 MiB smaller.
 */
export function environment() {
  return {
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
  };
}

/** The installed Node, newer than the one a machine may bring. */
export const node = join(root, 'node_modules', '.bin', 'node');

/** Installs what is missing, and runs a script that imports TypeScript again in the installed Node where this one cannot read that. */
export async function ensureInstalledNode() {
  await ensureInstalled();
  if (Number(process.versions.node.split('.')[0]) < 24) process.exit(await run(node, process.argv.slice(1), { env: environment() }));
}
