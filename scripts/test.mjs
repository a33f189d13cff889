// `npm test`: every check and every test, in one run; ends with `N passed, N failed`. `--only NAME` runs some steps.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFlags } from './lib/flags.mjs';
import { ensureInstalled, environment, node, root } from './lib/install.mjs';
import { folderInMemory } from './lib/temporary.mjs';
import { ensureWebBuilt } from './lib/web.mjs';

const { only = [] } = readFlags('test', {
  only: { type: 'string', multiple: true, means: 'this step alone, or several where it is repeated; an unknown one tells all' },
});
await ensureInstalled();
const reports = mkdtempSync(join(tmpdir(), 'leasebook-test-'));
/** Null where the tests write to the system's folder for temporary files. */
const memory = folderInMemory();
const running = new Set();
let isStopped = false;
const totals = { passed: 0, failed: [], unsteady: [] };

/** Runs a command; its output is kept and shown only when it fails, unless `show` is set. */
function execute(command, args, show, variables = {}) {
  return new Promise((resolve) => {
    if (isStopped) return;
    const child = spawn(command, args, {
      cwd: root,
      env: { ...environment(), ...variables },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    const output = [];
    child.stdout?.on('data', (data) => output.push(data));
    child.stderr?.on('data', (data) => output.push(data));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: Buffer.concat(output).toString() });
    });
  });
}

function removeFolders() {
  for (const folder of [reports, memory]) if (folder !== null) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

// Whoever stops the run gets the memory back.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    isStopped = true;
    const ended = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)));
    for (const child of running) child.kill('SIGTERM');
    await Promise.all(ended);
    removeFolders();
    totals.failed.push({ name: 'the run', message: `was stopped by ${signal}` });
    tell();
    process.exit(128 + constants.signals[signal]);
  });
}

/** What comes last, whatever became of the run. */
function tell() {
  for (const name of totals.unsteady) console.log(`UNSTEADY ${name}: failed once, passed when it was run again`);
  for (const { name, message } of totals.failed) console.log(`FAILED ${name}: ${message}`);
  console.log(`${totals.passed} passed, ${totals.failed.length} failed`);
}

/** Ends the run where `--only` says a name that no step has. */
function refuseUnknown(names) {
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length === 0) return;
  removeFolders();
  console.error(`There is no step ${unknown.map((name) => `"${name}"`).join(', ')}. --only takes one of:\n${names.join('\n')}`);
  process.exit(2);
}

/** Runs checks two at a time, as many as most machines have processors, and tells each when it ends. */
async function runChecks(all) {
  const wanted = all.filter(([name]) => only.length === 0 || only.includes(name));
  const next = async () => {
    while (wanted.length > 0) {
      const [name, command, args] = wanted.shift();
      const started = Date.now();
      const { code, output } = await execute(command, args, false);
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      if (code === 0) totals.passed += 1;
      else {
        console.log(output);
        totals.failed.push({ name, message: `ends with code ${code}; its output is above` });
      }
    }
  };
  await Promise.all([next(), next()]);
}

/** Runs the tests and counts each of them; a run that could not report counts as one failure. */
async function tests(project) {
  if (only.length > 0 && !only.includes(project)) return;
  const report = join(reports, `${project}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=./scripts/lib/tally.mjs'];
  const { code } = await execute(node, ['node_modules/vitest/vitest.mjs', ...args], true, {
    LEASEBOOK_TALLY: report,
    ...(memory !== null && { TMPDIR: memory }),
  });
  if (!existsSync(report)) {
    totals.failed.push({ name: `tests of ${project}`, message: 'ended without a report' });
    return;
  }
  const { passed, failed, unsteady } = JSON.parse(readFileSync(report, 'utf8'));
  totals.passed += passed;
  totals.failed.push(...failed);
  totals.unsteady.push(...unsteady);
  if (code !== 0 && failed.length === 0) totals.failed.push({ name: `tests of ${project}`, message: `end with code ${code}` });
}

const typed = ['db', 'indexer', 'api', 'replay', 'cli', 'bench', 'lake', 'examples/typescript'];
const svelteCheck = ['web/node_modules/svelte-check/bin/svelte-check', '--workspace', 'web', '--tsconfig', './tsconfig.json'];
const checks = [
  ['types of web', node, [...svelteCheck, '--fail-on-warnings']],
  ['format and lint', 'biome', ['ci', '--colors=off', '--error-on-warnings', '.']],
  ...typed.map((folder) => [`types of ${folder}`, 'tsc', ['-p', `${folder}/tsconfig.json`]]),
  ['schema and queries', 'eslint', ['--max-warnings', '0', 'api/schema/*.graphql', 'web/src/**/*.graphql']],
  ['dead code', 'knip', ['--no-progress']],
  ['licences of packages', node, ['scripts/packages.mjs', 'licences']],
  ['bill of materials', node, ['scripts/packages.mjs', 'sbom', join(reports, 'sbom.json')]],
];
refuseUnknown([...checks.map(([name]) => name), 'parts', 'whole']);
await runChecks(checks);
if (only.length === 0 || only.includes('whole')) await ensureWebBuilt();
await tests('parts');
await tests('whole');

removeFolders();
tell();
process.exit(totals.failed.length === 0 && totals.passed > 0 ? 0 : 1);
