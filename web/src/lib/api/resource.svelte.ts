// Data of one query as a page needs them: old data stay while new ones load, requests are aborted when no longer wanted.
import { untrack } from 'svelte';
import type { TypedDocumentString } from '../generated/graphql';
import { chain } from '../state/chain.svelte.ts';
import { broughtSome } from './brought.ts';
import { broughtTo, RequestFailure, request } from './client.ts';

/** What a frame needs to know of its data, whatever they are. */
export interface ResourceState {
  readonly loading: boolean;
  readonly failure: RequestFailure | null;
  readonly query: string;
  readonly variables: unknown;
  /** Old data are shown while those of another question are on their way. */
  readonly changing: boolean;
  retry(): void;
  /** Asks for what waits until it is near; others have asked already. */
  wake?(): void;
}

/** A query's newest answer, null before the first, and its state. */
export interface Answer<Data> extends ResourceState {
  readonly data: Data | null;
  /** The newest answer where it is one to what is asked now; null while there is only that to another question. */
  readonly current: Data | null;
}

/** Milliseconds until a chart that stands alone asks again for what did not come, at first and at last. */
const AGAIN = 15_000;
const LONGEST = 120_000;

/** One query and its newest answer. Create it while a component is set up: it follows `variables` and stops with the component. */
export class Resource<Data, Variables> implements Answer<Data> {
  /** The newest answer; null before the first. */
  data = $state.raw<Data | null>(null);
  /** The variables that `data` answers. */
  answered = $state.raw<Variables | null>(null);
  #failure = $state.raw<RequestFailure | null>(null);
  #loading = $state(true);
  #document: TypedDocumentString<Data, Variables>;
  #wanted = $state.raw<Variables | null>(null);
  #attempt = $state(0);
  #awake = $state(true);
  /** What is asked at the moment, and whether it is to be asked once more. */
  #running: { question: string; abort: AbortController; again: boolean } | null = null;

  /**
   * `variables` null means not yet: nothing is asked. `version` is read to ask again when it changes. What is `below` waits until the
   * frame that shows it is near.
   */
  constructor(
    document: TypedDocumentString<Data, Variables>,
    variables: () => Variables | null,
    version: () => unknown = () => null,
    place: 'above' | 'below' = 'above',
  ) {
    this.#document = document;
    this.#awake = place === 'above';
    // What the page came with is there at once: the server writes the page from it, and the browser takes it up as it is.
    let taken = broughtSome() ? untrack(() => this.#take(variables())) : null;
    // Compared as text, so that an address that changed elsewhere does not ask the same again.
    const text = $derived(JSON.stringify(variables()));
    // Compared too: what is asked anew with each day reads the head, which changes with each block.
    const turn = $derived(version());
    $effect(() => {
      void this.#attempt;
      const question = text;
      void turn;
      const known = taken;
      taken = null;
      if (known === question) return;
      const wanted = this.#awake ? untrack(variables) : null;
      untrack(() => (wanted === null ? this.#leave() : this.#ask(wanted, question)));
    });
    // What did not come is asked for with the next block, however seldom it is asked anew otherwise.
    if (!import.meta.env.ALONE) {
      $effect(() => {
        void chain.version;
        untrack(() => {
          if (this.#failure !== null && this.#running === null && this.#wanted !== null) this.#ask(this.#wanted, text);
        });
      });
    }
    // A chart that stands alone follows no chain here and has nothing to press: it asks by itself, less and less often.
    if (import.meta.env.ALONE) {
      let wait = AGAIN;
      $effect(() => {
        if (this.#failure === null) {
          wait = AGAIN;
          return;
        }
        const timer = setTimeout(() => this.retry(), wait);
        wait = Math.min(LONGEST, wait * 2);
        return () => clearTimeout(timer);
      });
    }
    $effect(() => () => this.#leave());
  }

  /** As readers see it: the generated text indents the first line of each fragment. */
  get query(): string {
    return this.#document
      .toString()
      .trim()
      .replaceAll(/\n {4}(?=fragment )/g, '\n\n');
  }

  /** Why there is no newer answer: what the question waits for did not come, or it failed itself. */
  get failure(): RequestFailure | null {
    return this.#heldUp ?? this.#failure;
  }

  get loading(): boolean {
    return this.#loading && this.#heldUp === null;
  }

  /** Most questions are asked once the status of the chain is known: its failure, while it keeps this one from being asked at all. */
  get #heldUp(): RequestFailure | null {
    if (import.meta.env.ALONE) return null;
    return this.#wanted === null && this.data === null && chain.status === null ? chain.failure : null;
  }

  get changing(): boolean {
    return this.loading && this.data !== this.current;
  }

  get current(): Data | null {
    return JSON.stringify(this.answered) === JSON.stringify(this.#wanted) ? this.data : null;
  }

  get variables(): unknown {
    return this.#wanted;
  }

  retry(): void {
    if (!import.meta.env.ALONE && this.#heldUp !== null) chain.retry();
    this.#attempt += 1;
  }

  wake(): void {
    this.#awake = true;
  }

  /** Takes the answer that the page came with; the question as text, null where it brought none. */
  #take(wanted: Variables | null): string | null {
    if (import.meta.env.ALONE) return null;
    const data = wanted === null || !this.#awake ? null : broughtTo(this.#document, wanted);
    if (data === null) return null;
    this.data = data;
    this.answered = wanted;
    this.#wanted = wanted;
    this.#loading = false;
    return JSON.stringify(wanted);
  }

  /** Asks, instead of what is asked at the moment; the same question is asked again only when its answer is there. */
  #ask(wanted: Variables, question: string): void {
    // A new block must not end what takes longer than a block: it would never be answered.
    if (this.#running?.question === question) {
      this.#running.again = true;
      return;
    }
    this.#leave();
    const running = { question, abort: new AbortController(), again: false };
    this.#running = running;
    this.#wanted = wanted;
    void this.#load(wanted, running.abort.signal).then(() => {
      if (this.#running !== running) return;
      this.#running = null;
      if (running.again) this.#ask(wanted, question);
    });
  }

  /** Gives up what is asked at the moment. */
  #leave(): void {
    this.#running?.abort.abort();
    this.#running = null;
  }

  async #load(variables: Variables, signal: AbortSignal): Promise<void> {
    this.#loading = true;
    try {
      const data = await request(this.#document, variables, signal);
      if (signal.aborted) return;
      this.data = data;
      this.answered = variables;
      this.#failure = null;
    } catch (error) {
      if (signal.aborted) return;
      this.#failure = error instanceof RequestFailure ? error : new RequestFailure('unreadable', String(error), { cause: error });
    }
    this.#loading = false;
  }
}
