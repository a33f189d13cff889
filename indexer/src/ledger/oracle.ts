// The chain's own AKT price: what its oracle last told, and whether escrow and BME may use it (protocol 6.4).
import type { EventFacts } from '../facts.ts';

/** The oracle's one pair is `akt` in `usd`. */
const DENOM = 'akt';

/** One price for the whole chain; an outage ends its use, not what it was. */
export class Oracle {
  /** USD per AKT, scaled by 10^18: the median in v2.0, the time-weighted mean in v2.1. */
  price: bigint | null = null;
  healthy = false;

  /** The price for transactions and for the end of the block at hand; null while there is none that holds. */
  usablePrice(): bigint | null {
    return this.healthy ? this.price : null;
  }

  /** Takes over what the oracle told at the end of a block, which counts from the next block on. */
  endBlock(events: readonly EventFacts[]): void {
    for (const { event } of events) {
      if (event.kind === 'aggregated-price' && event.denom === DENOM) {
        this.price = event.oracleVersion === 1 ? event.median : event.twap;
        this.healthy = true;
      } else if (event.kind === 'price-staled' && event.denom === DENOM) {
        this.healthy = false;
      } else if (event.kind === 'price-recovered' && event.denom === DENOM) {
        this.healthy = true;
      }
    }
  }

  /** v2.1.0 wipes prices and health, without an event. */
  wipe(): void {
    this.price = null;
    this.healthy = false;
  }
}
