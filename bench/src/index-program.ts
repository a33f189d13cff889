// The indexer as `leasebook index` runs it, in a process of its own; or what its tables and times are compared with.
import { connect } from '@leasebook/db';
import { indexChain, rebuildChain } from '@leasebook/indexer';
import { backfillRun, plainRun, type RepeatedPass, repeatedRun } from '@leasebook/indexer/bench';
import { openRecording } from '@leasebook/replay';
import { ownUsage, serve } from './child.ts';

const sql = connect(process.env.DATABASE_URL ?? '', { name: 'leasebook-bench-index' });
const stop = new AbortController();
const { signal } = stop;

type Answer = Record<string, unknown>;

/** Until the head, or until `until`. */
async function index({ url, recording, until }: Answer): Promise<Answer> {
  const options = { sql, rpc: [String(url)], observations: String(recording), signal };
  const { phases } = await indexChain({ ...options, until: typeof until === 'number' ? until : 'head' });
  return { ...phases };
}

/** All derived tables once more, from the raw archive. */
async function reindex({ recording }: Answer): Promise<Answer> {
  const { phases } = await rebuildChain({ sql, observations: String(recording), version: 'bench', signal });
  return { ...phases };
}

async function plain({ recording }: Answer): Promise<Answer> {
  await plainRun(sql, await openRecording(String(recording)), String(recording));
  return {};
}

/** A backfill with figures, or with nothing measured. */
async function backfill({ url, recording, figures }: Answer): Promise<Answer> {
  await backfillRun(sql, String(url), String(recording), { figures: figures === true });
  return {};
}

/** The chain several times in a row: seconds and memory of each pass. */
async function repeat({ url, recording, passes }: Answer): Promise<Answer> {
  const told: (RepeatedPass & { peakRssMiB: number })[] = [];
  await repeatedRun(sql, String(url), String(recording), Number(passes), (pass) =>
    told.push({ ...pass, peakRssMiB: ownUsage().peakRssMiB }),
  );
  return { told };
}

/** Follows the head until the process is stopped; resolves when the next block is waited for. */
async function follow({ url, recording }: Answer): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const nothing = () => undefined;
  const observer = {
    begins: nothing,
    leads: nothing,
    batch: nothing,
    request: nothing,
    failedTry: nothing,
    poll: nothing,
    trouble: nothing,
  };
  // The head is told after the state was restored, and everything up to it is indexed.
  const observers = [{ ...observer, ends: nothing, head: () => resolve({}) }];
  indexChain({ sql, rpc: [String(url)], observations: String(recording), signal, observers }).catch(reject);
  return promise;
}

const WORK: Readonly<Record<string, (request: Answer) => Promise<Answer>>> = { index, reindex, plain, backfill, repeat, follow };

serve(async (request) => {
  const work = WORK[String(request.ask)];
  if (work === undefined) throw new TypeError(`nothing is called ${request.ask}`);
  const before = ownUsage().cpuSeconds;
  const started = performance.now();
  const answer = await work(request);
  const seconds = (performance.now() - started) / 1_000;
  const { cpuSeconds, peakRssMiB } = ownUsage();
  return { ...answer, seconds, cpuSeconds: cpuSeconds - before, peakRssMiB };
});
