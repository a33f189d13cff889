// Runs another command of ours in a process of its own, so that replay, indexing and answering do not wait for each other.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import memoryFlags from '../memory-flags.json' with { type: 'json' };
import { root } from './root.ts';

/** How long a child may take to finish what it is at. */
const STOP_WITHIN_MS = 20_000;
/** Names of Node's flags about memory; scripts/leasebook.mjs gives the same ones and says why. */
const MEMORY_FLAGS = Object.values(memoryFlags)
  .flat()
  .map((flag) => flag.split('=')[0] ?? flag);

const progressSchema = z.object({
  firstHeight: z.number(),
  height: z.number(),
  head: z.number(),
  blocksPerSecond: z.number(),
  secondsLeft: z.number().nullable(),
  waitingFor: z.enum(['fetch', 'process', 'write']).nullable(),
  waitedShare: z.number().nullable(),
});

/** What a child tells its parent. */
const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listening'), url: z.string() }),
  z.object({ type: z.literal('note'), text: z.string() }),
  z.object({ type: z.literal('progress'), progress: progressSchema }),
  z.object({ type: z.literal('error'), text: z.string(), exitCode: z.number() }),
]);
export type ChildMessage = z.infer<typeof messageSchema>;

/** Tells the parent, where there is one and it is still there. */
export function tellParent(message: ChildMessage): void {
  // One that is gone is the business of `stoppingOnSignals`; without somebody who hears of it, Node ends the process in the middle of that.
  process.send?.(message, undefined, undefined, () => undefined);
}

export interface Child {
  readonly pid: number;
  /** Resolves with the exit code, or with the signal that ended it. */
  readonly exited: Promise<number | NodeJS.Signals>;
  stop(): Promise<void>;
}

/** Starts `leasebook COMMAND ARGUMENTS` and hands its messages on; its standard output is ours, and so is its log unless it is ignored. */
export function startChild(
  command: string,
  args: string[],
  onMessage: (message: ChildMessage) => void,
  environment: NodeJS.ProcessEnv = process.env,
  { log = 'inherit' }: { log?: 'inherit' | 'ignore' } = {},
): Child {
  const child = fork(join(root, 'cli', 'src', 'main.ts'), [command, ...args], {
    env: environment,
    // As scripts/leasebook.mjs does: little room for new objects where answers are made, more where is computed.
    execArgv: [
      ...process.execArgv.filter((flag) => !MEMORY_FLAGS.some((name) => flag.startsWith(name))),
      ...(command === 'api' ? memoryFlags.serving : memoryFlags.computing),
    ],
    stdio: ['ignore', 'inherit', log, 'ipc'],
  });
  child.on('message', (message) => onMessage(messageSchema.parse(message)));
  const exited = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 0));
  });
  return {
    // A process that could not be started has none; `exited` tells why.
    pid: child.pid ?? 0,
    exited,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      // A batch is one transaction, so even a child that must be killed leaves nothing half-written.
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await exited;
      clearTimeout(timer);
    },
  };
}

/**
 * Starts the recorded chain's server in a process of its own and resolves when it listens.
 * @throws LeasebookError `REPLAY_FAILED` where it ends before; the reason of `signal` where that is why.
 */
export async function startReplay(
  recording: string,
  { args = [], signal }: { args?: string[]; signal?: AbortSignal } = {},
): Promise<{ url: string; child: Child }> {
  let failure = '';
  const { promise, resolve } = Promise.withResolvers<string>();
  const child = startChild('replay', ['--recording', recording, '--port', '0', ...args], (message) => {
    if (message.type === 'listening') resolve(message.url);
    if (message.type === 'error') failure = message.text;
  });
  const ended = child.exited.then((code) => {
    // The interrupt of a terminal reaches it as well.
    signal?.throwIfAborted();
    throw new LeasebookError(`the recorded chain's server ended with ${typeof code === 'number' ? `code ${code}` : code}. ${failure}`, {
      kind: 'fatal',
      code: 'REPLAY_FAILED',
      advice: 'Run `npm run replay` alone to see why.',
    });
  });
  const url = await Promise.race([promise, ended]);
  // From here on its end is the parent's business.
  ended.catch(() => undefined);
  return { url, child };
}
