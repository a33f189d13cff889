// Upgrades of the chain's software that were applied (protocol 9).
import type { Transaction } from '@leasebook/db';

/** An upgrade. */
export interface UpgradeRow {
  name: string;
  height: number;
  /** Null where the index does not hold the block. */
  time: Date | null;
}

/** All that were applied, oldest first. The ledger keeps them with its own state: what an upgrade changed need not be a parameter. */
export async function loadUpgrades(sql: Transaction): Promise<UpgradeRow[]> {
  return sql<UpgradeRow[]>`
    SELECT applied.name, applied.height, b.time
    FROM checkpoint c
    CROSS JOIN LATERAL jsonb_to_recordset(coalesce(c.ledger_state->'governance'->'applied', '[]')) AS applied(name text, height int)
    LEFT JOIN blocks b ON b.height = applied.height
    ORDER BY applied.height`;
}
