// Runs a Leasebook command from a clone: installs what is missing, then goes on in the installed Node.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ensureCompiled } from './lib/compiled.mjs';
import { ensureInstalled, environment, node, root } from './lib/install.mjs';
import { ensureWebBuilt } from './lib/web.mjs';

const args = process.argv.slice(2);
await ensureInstalled();
const help = args.includes('--help') || args.includes('-h');
const serves = ['start', 'api'].includes(args[0]);
// What answers requests reads much and keeps little: new objects get little room, so that what was read and written once does
// not gather (a million exported rows: 30 instead of 100 MiB). Commands that compute get a quarter of what Node gives them, and
// collect when three quarters of what lives have gathered: 200 MiB less for a few percent of their time (docs/decisions/0084).
const { serving, computing } = JSON.parse(readFileSync(join(root, 'cli', 'memory-flags.json'), 'utf8'));
const flags = serves ? serving : computing;

if (!help && serves) {
  await ensureWebBuilt();
  await ensureCompiled(flags);
}

// Its threads share one heap of the C library: eight for each core keep what none of them uses any more. Where requests are
// answered, what is free at the end of it is given back from a quarter of a MiB on, instead of as much as the largest piece that
// was ever freed.
const env = { MALLOC_ARENA_MAX: '1', ...(serves && { MALLOC_TRIM_THRESHOLD_: '262144' }), ...environment() };
// A terminal sends the interrupt to the whole group, a supervisor only to us: hand it on, and let the command end cleanly. An
// interrupt goes on as SIGTERM, because the group may have it as well, and a second interrupt would end the command at once.
const told = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    const handedOn = signal === 'SIGINT' ? 'SIGTERM' : signal;
    told.add(signal).add(handedOn);
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(handedOn);
  });
}
// Only now: a signal that comes in the moment after would end this process and leave the command.
const child = spawn(node, [...flags, join(root, 'cli', 'src', 'main.ts'), ...args], { stdio: 'inherit', env });
/** Commands that only end when they are told to. */
const ENDLESS = ['start', 'index', 'api', 'replay'];
child.on('error', (error) => {
  console.error(`The installed Node could not be started: ${error.message}. Remove node_modules and run the command again.`);
  process.exit(1);
});
child.on('close', (code, signal) => {
  // A command that does not listen yet, or no longer, is ended by the very signal that tells it to end: that is a stop like any other.
  if (told.has(signal) && ENDLESS.includes(args[0])) process.exit(0);
  // As shells tell a signal, e.g. of a system that ran out of memory.
  process.exit(code ?? 128 + constants.signals[signal]);
});
