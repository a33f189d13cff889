// What can go wrong when a provider or a price source is asked, each with what the operator does about it.
import { LeasebookError } from '@leasebook/db';

const KEPT = 'The provider counts as offline until it answers; nothing needs to be done.';

/** The provider's address leads into a private network or to this machine. */
export function addressRefused(host: string): LeasebookError {
  return new LeasebookError(`${host} is not a public address.`, {
    kind: 'bad-block',
    code: 'PROVIDER_ADDRESS_REFUSED',
    advice: 'Providers name their own hosts, so private addresses are not asked; allow them with --observe-private on a test network.',
  });
}

/** The provider's host_uri is no https address. */
export function hostInvalid(uri: string): LeasebookError {
  return new LeasebookError(`"${uri.slice(0, 200)}" is no https address of a host.`, {
    kind: 'bad-block',
    code: 'PROVIDER_HOST_INVALID',
    advice: KEPT,
  });
}

/** No connection, or a connection that broke. */
export function unreachable(name: string, cause: unknown): LeasebookError {
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new LeasebookError(`${name} does not answer: ${reason}.`, {
    kind: 'retryable',
    code: 'PROVIDER_UNREACHABLE',
    advice: KEPT,
    cause,
  });
}

/** No whole answer in time. */
export function tooSlow(name: string, milliseconds: number): LeasebookError {
  return new LeasebookError(`${name} gave no whole answer within ${milliseconds} ms.`, {
    kind: 'retryable',
    code: 'PROVIDER_TIMEOUT',
    advice: KEPT,
  });
}

/** More bytes than any status has. */
export function tooLarge(name: string, limit: number): LeasebookError {
  return new LeasebookError(`the answer of ${name} is longer than ${limit} bytes.`, {
    kind: 'bad-block',
    code: 'PROVIDER_ANSWER_TOO_LARGE',
    advice: KEPT,
  });
}

/** An answer, but not a status. */
export function answerInvalid(name: string, what: string, cause?: unknown): LeasebookError {
  return new LeasebookError(`${name} answers with ${what}.`, { kind: 'retryable', code: 'PROVIDER_ANSWER_INVALID', advice: KEPT, cause });
}

/** The certificate is neither one of the provider's on the chain nor vouched for by a known authority. */
export function certificateMismatch(name: string): LeasebookError {
  return new LeasebookError(`the certificate of ${name} is not one that the provider published on the chain.`, {
    kind: 'bad-block',
    code: 'PROVIDER_CERTIFICATE_MISMATCH',
    advice: 'Its answer is not used: somebody else may answer in its place, or it serves a certificate that it has not published yet.',
  });
}

/** The price source did not answer in the documented form. */
export function priceUnreadable(url: string, what: string, cause?: unknown): LeasebookError {
  return new LeasebookError(`the price source ${url} ${what}.`, {
    kind: 'retryable',
    code: 'PRICE_SOURCE_UNREADABLE',
    advice: 'It is asked again later; docs/observations.md says what it must answer.',
    cause,
  });
}
