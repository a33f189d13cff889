// Collects worked-on blocks into batches whose size follows what the database takes.
import { RecordGatherer } from '../archive/gather.ts';
import { recordOf } from '../archive/pack.ts';
import type { Batch, BatchBlock, Ledger, Measure, RawBlock } from '../contract.ts';
import type { BlockFacts, DeadLetter, PriceSample, ProviderSample } from '../facts.ts';
import { ChainText } from '../store/chain-text.ts';
import { FigureText } from '../store/figure-text.ts';
import { weigh } from './weight.ts';

/** Bounds of a batch's size, in rows as `weigh` estimates them. */
const smallest = 500;
const largest = 40_000;
/** Each batch costs something by itself, but the first should come soon: it grows from here by half each time. */
const begins = 2_500;
/** A batch that is nearly or just full ends with a record of the archive, where one ends: none has to be packed twice. */
const nearly = 0.75;
const overfull = 1.25;
/** A batch grows while its transaction takes less than the first, and shrinks when it takes more than the second. */
const quickMs = 1_000;
const slowMs = 3_000;
/** Nobody should wait longer for rows near the head, however slowly blocks arrive; far below it only the display of progress waits. */
const patienceMs = 2_000;
const backfillPatienceMs = 10_000;

/** Observations that belong to one block. */
export interface Observed {
  samples: ProviderSample[];
  prices: PriceSample[];
  deadLetters: DeadLetter[];
}

/** One batch at a time: `add` each worked-on block, and take the batch when it is full or has waited long enough. */
export class Collector {
  readonly #ledger: Ledger;
  readonly #measure: Measure;
  #blocks: BatchBlock[] = [];
  #chain = new ChainText();
  #ended = new FigureText();
  #observed: Observed = { samples: [], prices: [], deadLetters: [] };
  readonly #archive = new RecordGatherer();
  /** Goes into the first batch. */
  #genesis: unknown;
  #weight = 0;
  #began = 0;
  #target = begins;
  /** Whether the first batch is still to come: whoever has just started an indexer wants to see something. */
  #isFirst = true;

  /** `genesis` is given where the first batch is the chain's first. */
  constructor(ledger: Ledger, measure: Measure, genesis?: unknown) {
    this.#ledger = ledger;
    this.#measure = measure;
    this.#genesis = genesis;
  }

  /** Takes what the batch needs of a block that was worked on; the block itself is not kept. */
  add(block: BlockFacts, observed: Observed, raw: RawBlock): void {
    if (this.#blocks.length === 0) this.#began = performance.now();
    const ended = this.#measure.takeEnded();
    if (ended !== null) this.#ended.add(ended);
    const { chainId, height, hash, time, deadLetters } = block;
    this.#blocks.push({ chainId, height, hash, time, deadLetters });
    if (raw.prepared === undefined) this.#chain.add(block);
    else this.#chain.addLines(raw.prepared.lines);
    if (raw.isArchived !== true) this.#archive.add(raw);
    // One by one: with the first block comes all that was observed before it, more than a call has room for.
    for (const sample of observed.samples) this.#observed.samples.push(sample);
    for (const price of observed.prices) this.#observed.prices.push(price);
    for (const letter of observed.deadLetters) this.#observed.deadLetters.push(letter);
    this.#weight += (raw.prepared?.weight ?? weigh(block)) + observed.samples.length + observed.prices.length;
  }

  /** Whether the batch should be written; `isBackfill` tells that it ends far below the head. */
  isFull(isBackfill: boolean): boolean {
    const last = this.#blocks.at(-1);
    if (last === undefined) return false;
    const share = this.#weight / this.#target;
    const endsRecord = recordOf(last.height) !== recordOf(last.height + 1);
    return (
      share >= (endsRecord ? nearly : overfull) ||
      performance.now() - this.#began >= (isBackfill && !this.#isFirst ? backfillPatienceMs : patienceMs)
    );
  }

  /** The batch so far, and a new one begins; null where there is nothing. */
  take(): Batch | null {
    if (this.#blocks.length === 0) return null;
    this.#isFirst = false;
    const { figures, marketStates, cells, cellFigures, dimensionDays, prices, state } = this.#measure.drain();
    const batch: Batch = {
      blocks: this.#blocks,
      chain: this.#chain,
      ledger: this.#ledger.drain(),
      figures,
      marketStates,
      cells,
      cellFigures,
      dimensionDays,
      ended: this.#ended,
      measureState: state,
      providerSamples: this.#observed.samples,
      prices: [...this.#observed.prices, ...prices],
      deadLetters: this.#observed.deadLetters,
      archive: { genesis: this.#genesis, records: this.#archive.take() },
    };
    this.#genesis = undefined;
    this.#blocks = [];
    this.#chain = new ChainText();
    this.#ended = new FigureText();
    this.#observed = { samples: [], prices: [], deadLetters: [] };
    this.#weight = 0;
    return batch;
  }

  /** Learns from the time that a batch took to write. */
  wrote(milliseconds: number): void {
    if (milliseconds < quickMs) this.#target = Math.min(largest, Math.ceil(this.#target * 1.5));
    if (milliseconds > slowMs) this.#target = Math.max(smallest, Math.floor(this.#target / 2));
  }
}
