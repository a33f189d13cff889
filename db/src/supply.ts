// SQL for the supply of AKT after a block, in uakt, which no event tells: the API and `leasebook verify` reckon alike.

/** What existed before the block of a row of `mints`: the mint module multiplies exactly that by the inflation (protocol 7). */
export function sqlSupplyBefore(mint: string): string {
  return `round(${mint}.annual_provisions / nullif(${mint}.inflation, 0))`;
}

/** What the burn-mint module issued less what it burned in the block at `height`, beside the mint. */
export function sqlIssuedIn(height: string): string {
  return `(SELECT coalesce(sum(CASE WHEN f.sender = '' THEN f.amount ELSE -f.amount END), 0)
    FROM flows f WHERE f.height = ${height} AND f.denom = 'uakt' AND (f.sender = '' OR f.recipient = ''))`;
}
