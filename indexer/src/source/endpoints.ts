// Several endpoints of one chain: which one is asked, which ones are out, and what to do when one fails.
import { LeasebookError } from '@leasebook/db';
import type { SourceStatus } from '../contract.ts';
import type { Endpoint } from './endpoint.ts';
import { wrongChain } from './errors.ts';
import { type RetryOptions, Rounds } from './retry.ts';

export interface EndpointsOptions {
  retry: RetryOptions;
  /** The chain that is expected; null for that of the first endpoint listed that answers. */
  chainId: string | null;
  /** Hears of every failed try, also of those that another try or endpoint made good. */
  onFailure: (error: LeasebookError) => void;
}

/** After the first status of a survey, how long the other endpoints are waited for. */
const SURVEY_GRACE_MS = 250;

/** What is known of one endpoint. */
class Member {
  readonly endpoint: Endpoint;
  /** Failed tries since the last success. */
  failures = 0;
  /** Its last status; null before it first answered. */
  status: SourceStatus | null = null;
  /** Why it is never asked again. */
  dropped: LeasebookError | null = null;
  /** A status request under way, shared by all who want to know. */
  asking: Promise<SourceStatus> | null = null;

  constructor(endpoint: Endpoint) {
    this.endpoint = endpoint;
  }

  /** Whether it has that block, as far as is known. */
  mayHave(height: number): boolean {
    return this.status === null || (this.status.earliestHeight <= height && height <= this.status.headHeight);
  }
}

/** Several endpoints of one chain: each is admitted once it named the chain-id, the healthiest is asked first. */
export class Endpoints {
  readonly #members: readonly Member[];
  readonly #options: EndpointsOptions;
  readonly #closing = new AbortController();
  #chainId: string | null;

  constructor(endpoints: readonly Endpoint[], options: EndpointsOptions) {
    this.#members = endpoints.map((endpoint) => new Member(endpoint));
    this.#options = options;
    this.#chainId = options.chainId;
  }

  /** Aborted when the source is closed. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** The endpoint that requests go to now. */
  get best(): Endpoint {
    return pick(this.#admissible.length > 0 ? this.#admissible : this.#members, null).endpoint;
  }

  /**
   * Runs `request` until it succeeds: on the endpoints that may have the height first, on the others at once when one
   * fails, and after a wait when all have failed. `onFailure` hears of every failed try. Rejects with the error of the
   * endpoint tried last when the patience is used up, and at once when no endpoint is left that another try could help.
   */
  async run<T>(
    request: (endpoint: Endpoint, chainId: string) => Promise<T>,
    signal: AbortSignal,
    { height = null, onFailure }: { height?: number | null; onFailure?: () => void } = {},
  ): Promise<T> {
    const chainId = this.#chainId ?? (await this.survey(signal)).chainId;
    const rounds = new Rounds(this.#options.retry);
    const hopeless = new Map<Member, LeasebookError>();
    const failed = new Set<Member>();
    for (;;) {
      const left = this.#admissible.filter((member) => !hopeless.has(member));
      if (left.length === 0) throw this.#verdict([...hopeless.values()]);
      const untried = left.filter((member) => !failed.has(member));
      const member = pick(untried.length > 0 ? untried : left, height);
      try {
        if (member.status === null) await orAborted(this.#ask(member), signal);
        const result = await request(member.endpoint, chainId);
        member.failures = 0;
        return result;
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof LeasebookError)) throw error;
        onFailure?.();
        this.#noteFailure(member, error);
        if (error.kind !== 'retryable') {
          hopeless.set(member, error);
          continue;
        }
        failed.add(member);
        if (left.some((other) => !failed.has(other) && !hopeless.has(other))) continue;
        failed.clear();
        await rounds.next(error, this.#isKnown, signal);
      }
    }
  }

  /** Asks all endpoints how far they are; the highest head counts, and the lowest block that any of them keeps. */
  async survey(signal: AbortSignal): Promise<SourceStatus> {
    const rounds = new Rounds(this.#options.retry);
    for (;;) {
      signal.throwIfAborted();
      try {
        return await orAborted(this.#surveyOnce(), signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof LeasebookError) || error.kind !== 'retryable') throw error;
        await rounds.next(error, this.#isKnown, signal);
      }
    }
  }

  /** What every endpoint answers that answers at all, each asked once. */
  async everybody<T>(request: (endpoint: Endpoint, chainId: string) => Promise<T>, signal: AbortSignal): Promise<T[]> {
    const chainId = this.#chainId ?? (await this.survey(signal)).chainId;
    const answers: T[] = [];
    for (const member of this.#admissible) {
      try {
        if (member.status === null) await orAborted(this.#ask(member), signal);
        answers.push(await request(member.endpoint, chainId));
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof LeasebookError)) throw error;
        this.#noteFailure(member, error);
      }
    }
    return answers;
  }

  /** Prefers the others to an endpoint whose answer turned out to be wrong. */
  distrust(name: string, error: LeasebookError): void {
    const member = this.#members.find(({ endpoint }) => endpoint.name === name);
    if (member !== undefined) this.#noteFailure(member, error);
  }

  async close(): Promise<void> {
    this.#closing.abort(new DOMException('the source was closed', 'AbortError'));
    await Promise.all(this.#members.map(({ endpoint }) => endpoint.close()));
  }

  get #admissible(): Member[] {
    return this.#members.filter(({ dropped }) => dropped === null);
  }

  get #isKnown(): boolean {
    return this.#members.some(({ status }) => status !== null);
  }

  async #surveyOnce(): Promise<SourceStatus> {
    const survey = new Survey();
    const ask = (member: Member) => survey.add(this.#ask(member), (error) => this.#noteFailure(member, error));
    const members = this.#admissible;
    const asked = new Set<Member>();
    // In the order of the list until one answers, so that it does not depend on speed which chain is the right one.
    for (const member of members) {
      if (this.#chainId !== null) break;
      asked.add(member);
      await ask(member);
    }
    await survey.end(members.filter((member) => !asked.has(member)).map(ask));
    const highest = survey.highest;
    if (highest === null) throw this.#verdict(survey.errors);
    const earliest = this.#admissible.flatMap(({ status }) => (status === null ? [] : [status.earliestHeight]));
    return { ...highest, earliestHeight: Math.min(...earliest) };
  }

  /** The status of one endpoint; one that serves another chain is dropped for good. */
  #ask(member: Member): Promise<SourceStatus> {
    member.asking ??= this.#askNow(member).finally(() => {
      member.asking = null;
    });
    return member.asking;
  }

  async #askNow(member: Member): Promise<SourceStatus> {
    const status = await member.endpoint.status(this.#closing.signal);
    this.#chainId ??= status.chainId;
    if (status.chainId !== this.#chainId) throw wrongChain({ endpoint: member.endpoint.name }, this.#chainId, status.chainId);
    member.status = status;
    return status;
  }

  #noteFailure(member: Member, error: LeasebookError): void {
    member.failures += 1;
    if (error.code === 'CHAIN_ID_MISMATCH') member.dropped = error;
    this.#options.onFailure(error);
  }

  /** Which of the endpoints' errors is told: one of the right chain's rather than that another was of a wrong one. */
  #verdict(errors: readonly LeasebookError[]): LeasebookError {
    const all = [...errors, ...this.#members.flatMap(({ dropped }) => (dropped === null ? [] : [dropped]))];
    const verdict = all.find(({ kind }) => kind === 'retryable') ?? all.find(({ code }) => code !== 'CHAIN_ID_MISMATCH') ?? all[0];
    if (verdict === undefined) throw new TypeError('a source without endpoints');
    return verdict;
  }
}

/** Of the members that may have the height, else of all, the first one with the fewest failures. */
function pick(members: readonly Member[], height: number | null): Member {
  const having = height === null ? members : members.filter((member) => member.mayHave(height));
  return (having.length > 0 ? having : members).reduce((best, member) => (member.failures < best.failures ? member : best));
}

/** The answers of one round over the endpoints. */
class Survey {
  readonly errors: LeasebookError[] = [];
  readonly #enough = Promise.withResolvers<void>();
  #timer: NodeJS.Timeout | undefined;
  #unexpected: unknown = null;
  highest: SourceStatus | null = null;

  /** Notes the answer when it comes; never rejects. */
  async add(answer: Promise<SourceStatus>, onFailure: (error: LeasebookError) => void): Promise<void> {
    try {
      const status = await answer;
      if (this.highest === null || status.headHeight > this.highest.headHeight) this.highest = status;
      this.#timer ??= setTimeout(this.#enough.resolve, SURVEY_GRACE_MS);
    } catch (error) {
      if (error instanceof LeasebookError) {
        onFailure(error);
        this.errors.push(error);
      } else {
        this.#unexpected = error;
      }
    }
  }

  /** Resolves when all have answered, or a little after the first that did. */
  async end(running: readonly Promise<void>[]): Promise<void> {
    await Promise.race([Promise.all(running), this.#enough.promise]);
    clearTimeout(this.#timer);
    if (this.#unexpected !== null && this.highest === null) throw this.#unexpected;
  }
}

/** The promise, or the signal's reason as soon as it is aborted. */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
