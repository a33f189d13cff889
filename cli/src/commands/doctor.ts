// `leasebook doctor`: looks at nodes, machine and database before anything is written, and says what an index will take.
import { LeasebookError } from '@leasebook/db';
import { estimate, estimateFinding, size } from '../doctor/estimate.ts';
import type { Finding } from '../doctor/finding.ts';
import { databaseFindings, embeddedFindings, freeBytes, machineFinding, orphanFindings, standbyFinding } from '../doctor/machine.ts';
import { examineNodes } from '../doctor/nodes.ts';
import { readNetwork } from '../networks.ts';
import { requireRecording, type Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

const marks = { good: 'ok   ', doubtful: 'doubt', wrong: 'WRONG' } as const;

/**
 * Prints the findings; nothing is written to the database.
 * @throws LeasebookError `DOCTOR_WRONG` where an index would not work, `NO_RECORDING`, `NETWORK_INVALID`.
 */
export async function doctor(settings: Settings, { json }: { json: boolean }, stopping: Stopping): Promise<void> {
  const network = settings.network === null ? null : readNetwork(settings.network);
  const { findings: nodes, answering } =
    settings.rpc.length === 0
      ? { findings: [{ subject: 'recorded chain', state: 'good' as const, text: requireRecording(settings) }], answering: [] }
      : await examineNodes(settings.rpc, network, stopping.signal);
  const free = settings.databaseUrl === null ? await freeBytes(settings.data) : null;
  const findings: Finding[] = [...nodes, machineFinding(), ...(await orphanFindings())];
  if (free !== null) findings.push({ subject: 'disk', state: 'good', text: `${size(free)} are free for ${settings.data}` });
  findings.push(
    ...(settings.databaseUrl === null
      ? await embeddedFindings(settings.data)
      : await databaseFindings(settings.databaseUrl, settings.migrateUrl !== null)),
    ...(await Promise.all(settings.readUrls.map(standbyFinding))),
  );
  const [fastest] = answering;
  if (fastest !== undefined) {
    const earliest = Math.min(...answering.map(({ status }) => status.earliestHeight));
    const whole = estimate(fastest, earliest);
    if (whole !== null) findings.push(estimateFinding(`from block ${earliest}, the earliest that these nodes keep`, whole, free));
  }
  const wrong = findings.filter(({ state }) => state === 'wrong').length;
  if (json) process.stdout.write(`${JSON.stringify({ network: network?.name ?? null, wrong, findings })}\n`);
  else {
    for (const { subject, state, text, advice } of findings) {
      process.stdout.write(`${marks[state]}  ${subject}: ${text}\n`);
      if (advice !== undefined) process.stdout.write(`       ${advice}\n`);
    }
  }
  if (wrong === 0) return;
  throw new LeasebookError(`${wrong} ${wrong === 1 ? 'thing stands' : 'things stand'} in the way of an index.`, {
    kind: 'fatal',
    code: 'DOCTOR_WRONG',
    advice: 'Do what the lines marked WRONG advise, then run `leasebook doctor` again.',
  });
}
