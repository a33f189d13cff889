// Which denominations have a value in USD, and which price holds.
import { DOLLAR_DENOMS } from '@leasebook/db';
import type { BlockFacts, EventFacts, PriceSample } from '../facts.ts';
import { ONE } from '../ledger/decimal.ts';

/** All denominations with a value have six places: so many base units are one AKT or one dollar. */
export const BASE_UNITS = 1_000_000n;

const AKT = 'uakt';
const DOLLARS: ReadonlySet<string> = new Set(DOLLAR_DENOMS);

/** Whether the denomination's price is that of AKT. */
export function isAkt(denom: string): boolean {
  return denom === AKT;
}

/** Whether amounts of the denomination have a value in USD, once the price of AKT is known. */
export function hasDollars(denom: string): boolean {
  return isAkt(denom) || DOLLARS.has(denom);
}

/** Whether the denomination's unit is a dollar. */
export function isDollar(denom: string): boolean {
  return DOLLARS.has(denom);
}

/** USD of 10^6 base units now, scaled by 10^18; null where there is none. */
export function dollarsNow(denom: string, price: PriceSample | null): bigint | null {
  if (isAkt(denom)) return price === null ? null : price.price;
  return DOLLARS.has(denom) ? ONE : null;
}

function oraclePrice(events: readonly EventFacts[]): bigint | null {
  let price: bigint | null = null;
  for (const { event } of events) {
    if (event.kind === 'aggregated-price' && event.denom === 'akt') {
      const told = event.oracleVersion === 1 ? event.median : event.twap;
      // The chain itself refuses to go by a price of zero (protocol 6.3).
      price = told > 0n ? told : null;
    } else if (event.kind === 'price-staled' && event.denom === 'akt') price = null;
  }
  return price;
}

/**
 * The price that holds after a block: what the chain's oracle told in it (the median in v2.0, the time-weighted mean in
 * v2.1, protocol 6.4; a healthy oracle tells one in every block), else the newest price known before. So the price in force
 * is always the newest one of the table `prices`.
 */
export function priceAfter(block: BlockFacts, imported: readonly PriceSample[], before: PriceSample | null): PriceSample | null {
  const newest = imported.at(-1) ?? before;
  const told = oraclePrice(block.events.end);
  if (told === null || (newest?.source === 'oracle' && newest.price === told)) return newest;
  return { time: block.time, price: told, source: 'oracle' };
}
