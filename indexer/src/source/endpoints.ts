// Several endpoints of one chain: which one is asked, which ones are out, and what to do when one fails.
import { LeasebookError } from '@leasebook/db';
import type { SourceStatus } from '../contract.ts';
import type { BlockText } from './batch.ts';
import type { Endpoint } from './endpoint.ts';
import { wrongChain } from './errors.ts';
import { Member, type Place, parallelLimit, pickForBlock, pickForHead } from './member.ts';
import type { OrderedOptions } from './ordered.ts';
import { isOutage, type RetryOptions, Rounds } from './retry.ts';
import { Survey } from './survey.ts';

export interface EndpointsOptions {
  retry: RetryOptions;
  /** The chain that is expected; null for that of the first endpoint listed that answers. */
  chainId: string | null;
  /** How many blocks are asked of one endpoint at once; one where not given. */
  parallel?: Pick<OrderedOptions, 'startParallel' | 'mostParallel'>;
  /** Hears of every failed try, also of those that another try or endpoint made good. */
  onFailure: (error: LeasebookError) => void;
}

/** An endpoint that is to be asked. */
interface Turn {
  member: Member;
  place: Place | null;
}

/** So often an address whose node refuses an old block is asked what it keeps, and for the block at once: each of several nodes behind it may answer. */
const ASKED_AGAIN = 8;

const oneByOne = { startParallel: 1, mostParallel: 1 };

/**
 * Several endpoints of one chain: each is admitted once it named the chain-id, the healthiest is asked first, and others
 * that are nearly as good take what it has no room for.
 */
export class Endpoints {
  readonly #members: readonly Member[];
  readonly #options: EndpointsOptions;
  readonly #closing = new AbortController();
  /** Resolved when an endpoint has room for another block. */
  #room = Promise.withResolvers<void>();
  #chainId: string | null;

  constructor(endpoints: readonly Endpoint[], options: EndpointsOptions) {
    this.#members = endpoints.map((endpoint) => new Member(endpoint, options.parallel ?? oneByOne));
    this.#options = options;
    this.#chainId = options.chainId;
  }

  /** The chain; empty before any endpoint named it. */
  get chainId(): string {
    return this.#chainId ?? '';
  }

  /** Aborted when the source is closed. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** The endpoint that is followed now. */
  get best(): Endpoint {
    return pickForHead(this.#admissible.length > 0 ? this.#admissible : this.#members).endpoint;
  }

  /** How many blocks may be asked for at once. */
  get limit(): number {
    return parallelLimit(this.#admissible);
  }

  /**
   * Runs `request` until it succeeds: on the healthiest endpoint first, on the others at once when one fails, and after a
   * wait when all have failed. One for a block of that `height` counts as one of the endpoint's parallel requests: those
   * that may have it are asked first, and where none of the good ones has room it waits. Rejects with the error of the
   * endpoint tried last when the patience is used up, and at once when no endpoint is left that another try could help.
   */
  async run<T>(
    request: (endpoint: Endpoint, chainId: string) => Promise<T>,
    signal: AbortSignal,
    height: number | null = null,
  ): Promise<T> {
    const chainId = await this.#knownChain(signal);
    const rounds = new Rounds(this.#options.retry);
    const hopeless = new Map<Member, LeasebookError>();
    const failed = new Set<Member>();
    let refused = 0;
    for (;;) {
      const left = this.#admissible.filter((member) => !hopeless.has(member));
      if (left.length === 0) throw this.#verdict([...hopeless.values()]);
      const untried = left.filter((member) => !failed.has(member));
      const turn = await this.#turn(untried.length > 0 ? untried : left, height, signal);
      const { member } = turn;
      try {
        return await this.#take(turn, async () => {
          if (member.status === null) await orAborted(this.#ask(member), signal);
          return request(member.endpoint, chainId);
        });
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof LeasebookError)) throw error;
        this.#noteFailure(member, error);
        const isOfOneBehind = await this.#isOfOneBehind(member, error, height, signal);
        if (error.kind !== 'retryable' && !isOfOneBehind) {
          hopeless.set(member, error);
          continue;
        }
        failed.add(member);
        if (left.some((other) => !failed.has(other) && !hopeless.has(other))) continue;
        failed.clear();
        // The next request may reach the node that has it: nothing has to pass first.
        if (isOfOneBehind && refused < ASKED_AGAIN) {
          refused += 1;
          continue;
        }
        await rounds.next(error, this.#isKnown && (isOfOneBehind || isOutage(error)), signal);
      }
    }
  }

  /** How many blocks are worth asking for in one request. */
  get span(): number {
    return this.#admissible.reduce((most, { endpoint }) => Math.max(most, endpoint.batchBlocks), 1);
  }

  /**
   * Asks the endpoint that `run` would ask for the block `from` for the following ones up to `to` as well, once and in one
   * request: as many as it may have and takes at once. Null for each that it did not give, empty where it takes no such request or
   * fails: each of those is to be asked for by `run`. Nothing is looked into yet.
   */
  async several(from: number, to: number, signal: AbortSignal): Promise<(BlockText | null)[]> {
    await this.#knownChain(signal);
    const members = this.#admissible;
    if (!members.some(({ endpoint }) => endpoint.batchBlocks > 0)) return [];
    const turn = await this.#turn(members, from, signal);
    const { member, place } = turn;
    const { batchBlocks } = member.endpoint;
    if (batchBlocks === 0) {
      this.#leave(turn);
      return [];
    }
    try {
      const ask = async () => {
        const { headHeight } = member.status ?? (await orAborted(this.#ask(member), signal));
        const last = Math.min(to, from + batchBlocks - 1, Math.max(from, headHeight));
        if (place !== null) place.blocks = last - from + 1;
        return member.endpoint.texts(from, last, signal);
      };
      // How fast it refuses says nothing of how fast it answers.
      return await this.#take(turn, ask, (texts) => texts.length > 0);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof LeasebookError)) throw error;
      this.#noteFailure(member, error);
      return [];
    }
  }

  /** An endpoint's answer that arrived turned out to be no answer. */
  blame(name: string, error: LeasebookError): void {
    const member = this.#members.find(({ endpoint }) => endpoint.name === name);
    if (member !== undefined) this.#noteFailure(member, error);
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
        await rounds.next(error, this.#isKnown && isOutage(error), signal);
      }
    }
  }

  /** What every endpoint answers that answers at all, each asked once. */
  async everybody<T>(request: (endpoint: Endpoint, chainId: string) => Promise<T>, signal: AbortSignal): Promise<T[]> {
    const chainId = await this.#knownChain(signal);
    const answers: T[] = [];
    for (const member of this.#admissible) {
      try {
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
    if (member === undefined) return;
    member.doubted();
    this.#options.onFailure(error);
  }

  async close(): Promise<void> {
    this.#closing.abort(new DOMException('the source was closed', 'AbortError'));
    await Promise.all(this.#members.map(({ endpoint }) => endpoint.close()));
  }

  /** The chain, and which endpoints answer: they are asked where none has been. */
  async #knownChain(signal: AbortSignal): Promise<string> {
    return this.#chainId !== null && this.#isKnown ? this.#chainId : (await this.survey(signal)).chainId;
  }

  /** The endpoint to ask, with a place among its parallel requests where it is about a block. */
  async #turn(members: readonly Member[], height: number | null, signal: AbortSignal): Promise<Turn> {
    for (;;) {
      if (height === null) return { member: pickForHead(members), place: null };
      const member = pickForBlock(members, height);
      if (member !== null) return { member, place: member.begin() };
      await orAborted(this.#room.promise, signal);
    }
  }

  async #take<T>(turn: Turn, request: () => Promise<T>, isAnswer: (result: T) => boolean = () => true): Promise<T> {
    const { member, place } = turn;
    try {
      const result = await request();
      if (isAnswer(result)) member.succeeded(place);
      return result;
    } catch (error) {
      if (place !== null && error instanceof LeasebookError) member.overran(error);
      throw error;
    } finally {
      this.#leave(turn);
    }
  }

  /** Gives the place back. */
  #leave({ member, place }: Turn): void {
    if (place === null) return;
    member.end(place);
    this.#room.resolve();
    this.#room = Promise.withResolvers();
  }

  /**
   * Whether the block is refused by one of several nodes behind one address, another one of which keeps it: the address told so
   * before, or does when it is asked again. The next request may reach that one.
   */
  async #isOfOneBehind(member: Member, { code }: LeasebookError, height: number | null, signal: AbortSignal): Promise<boolean> {
    if (code !== 'NODE_PRUNED' || height === null) return false;
    try {
      for (let times = 0; times < ASKED_AGAIN && !member.everKept(height); times += 1) await orAborted(this.#ask(member), signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof LeasebookError)) throw error;
      this.#noteFailure(member, error);
    }
    return member.everKept(height);
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
    const began = performance.now();
    const status = await member.endpoint.status(this.#closing.signal);
    member.answered(performance.now() - began);
    this.#chainId ??= status.chainId;
    if (status.chainId !== this.#chainId) throw wrongChain({ endpoint: member.endpoint.name }, this.#chainId, status.chainId);
    member.told(status);
    return status;
  }

  #noteFailure(member: Member, error: LeasebookError): void {
    member.failed(error);
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
