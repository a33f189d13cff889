// `npm test`: every check and every test, in one run; ends with `N passed, N failed`. `--only NAME` runs some steps.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, environment, node, root } from './lib/install.mjs';
import { ensureWebBuilt } from './lib/web.mjs';

await ensureInstalled();
const only = process.argv.slice(2).flatMap((argument, index, all) => (all[index - 1] === '--only' ? [argument] : []));
const reports = mkdtempSync(join(tmpdir(), 'leasebook-test-'));
const totals = { passed: 0, failed: 0 };

/** Runs a command; its output is kept and shown only when it fails, unless `show` is set. */
function execute(command, args, show) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: environment(), stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout?.on('data', (data) => output.push(data));
    child.stderr?.on('data', (data) => output.push(data));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString() }));
  });
}

async function check(name, command, args) {
  if (only.length > 0 && !only.includes(name)) return;
  const started = Date.now();
  const { code, output } = await execute(command, args, false);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output);
  totals[code === 0 ? 'passed' : 'failed'] += 1;
}

/** Runs the tests and counts each of them; a run that could not report counts as one failure. */
async function tests(name, args) {
  if (only.length > 0 && !only.includes(name)) return;
  const report = join(reports, `${name}.json`);
  const { code } = await execute(
    node,
    ['node_modules/vitest/vitest.mjs', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    true,
  );
  if (!existsSync(report)) {
    totals.failed += 1;
    return;
  }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const brokenFiles = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  totals.passed += numPassedTests;
  totals.failed += numFailedTests + brokenFiles;
  if (code !== 0 && numFailedTests + brokenFiles === 0) totals.failed += 1;
}

await check('format and lint', 'biome', ['ci', '--colors=off', '--error-on-warnings', '.']);
for (const folder of ['db', 'indexer', 'api', 'replay', 'cli', 'bench', 'examples/typescript']) {
  await check(`types of ${folder}`, 'tsc', ['-p', `${folder}/tsconfig.json`]);
}
await check('types of web', node, [
  'web/node_modules/svelte-check/bin/svelte-check',
  '--workspace',
  'web',
  '--tsconfig',
  './tsconfig.json',
  '--fail-on-warnings',
]);
await check('schema and queries', 'eslint', ['--max-warnings', '0', 'api/schema/*.graphql', 'web/src/**/*.graphql']);
await check('dead code', 'knip', ['--no-progress']);
await check('licences of packages', node, ['scripts/packages.mjs', 'licences']);
await check('bill of materials', node, ['scripts/packages.mjs', 'sbom', join(reports, 'sbom.json')]);
if (only.length === 0 || only.includes('whole')) await ensureWebBuilt();
await tests('parts', ['--project', 'parts']);
await tests('whole', ['--project', 'whole']);

rmSync(reports, { recursive: true, force: true });
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
