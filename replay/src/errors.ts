// What can be wrong with a recorded chain or with serving it.
import { LeasebookError } from '@leasebook/db/errors';

/** A file of the recording is missing or damaged; `height` is the block that it was about, where it is known. */
export function brokenRecording(
  folder: string,
  name: string,
  what: string,
  { height, cause }: { height?: number | undefined; cause?: unknown } = {},
): LeasebookError {
  return new LeasebookError(`the recorded chain in ${folder} cannot be used: ${what}.`, {
    kind: 'fatal',
    code: 'BROKEN_RECORDING',
    height,
    object: name,
    advice: 'Name a folder of the form that recordings/README.md describes, or copy the recording again.',
    cause,
  });
}

/** The port is taken, or may not be had. */
export function cannotListen(host: string, port: number, cause: unknown): LeasebookError {
  return new LeasebookError(`port ${port} of ${host} cannot be had: ${cause instanceof Error ? cause.message : String(cause)}.`, {
    kind: 'fatal',
    code: 'PORT_IN_USE',
    advice: `Choose another one: npm run replay -- --port ${port === 65_535 ? 26_657 : port + 1}`,
    cause,
  });
}
