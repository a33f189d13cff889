// What providers had from one moment to another, by their own status answers.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { Connection, Source } from '../connection/connection.ts';
import type { Order } from '../connection/order.ts';
import type { GpuVariantRow } from './providers.ts';

/** A row of `provider_inventory_ranges`; sums of hardware are exact decimal text. */
export interface InventoryRow {
  fromTime: Date;
  untilTime: Date;
  samples: number;
  online: boolean;
  gpusAllocatable: number;
  gpusAllocated: number;
  vcpusAllocatable: string;
  vcpusAllocated: string;
  memoryBytesAllocatable: string;
  memoryBytesAllocated: string;
  storageBytesAllocatable: string;
  storageBytesAllocated: string;
  gpus: GpuVariantRow[];
  suspect: string[];
}

export type InventoryList = Connection<InventoryRow>;

function columns(sql: Transaction): Fragment {
  return sql`row.from_time AS "fromTime", row.until_time AS "untilTime", row.samples, row.online,
    row.gpus_allocatable AS "gpusAllocatable", row.gpus_allocated AS "gpusAllocated",
    trim_scale(row.cpu_millis_allocatable / 1000) AS "vcpusAllocatable", trim_scale(row.cpu_millis_allocated / 1000) AS "vcpusAllocated",
    trim_scale(row.memory_bytes_allocatable) AS "memoryBytesAllocatable", trim_scale(row.memory_bytes_allocated) AS "memoryBytesAllocated",
    trim_scale(row.storage_bytes_allocatable) AS "storageBytesAllocatable",
    trim_scale(row.storage_bytes_allocated) AS "storageBytesAllocated", row.gpus, row.suspect`;
}

/** Ranges of a provider, by its address. */
export const inventorySource: Source = {
  // Moments of cursors are whole microseconds, as the tables hold them.
  relation: (sql) => sql`(SELECT r.*, (extract(epoch FROM r.from_time) * 1000000)::bigint AS from_us FROM provider_inventory_ranges r)`,
  columns,
  partition: (sql, key) => sql`row.provider = ${key}`,
};

/** Newest first. */
export const inventoryOrder: Order = { id: 'inventory', keys: [{ column: 'from_us', type: 'bigint', descending: true }] };
