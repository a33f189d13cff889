// The flows of both sides in sum, by kind and denomination: their number, their coins, and a fingerprint of everything else.
import { hash } from 'node:crypto';
import type { Sql } from '@leasebook/db';
import type { MoneyFlow } from '../objects.ts';
import { compareFields, emptyResult, type KindResult } from './compare.ts';
import type { Fields } from './fields.ts';

interface FlowSum {
  count: number;
  amount: bigint;
  /** Sum of the hashes of all fields of each flow: the order of the flows says nothing. */
  fingerprint: bigint;
}

/** By `kind denom`. */
export type FlowSums = Map<string, FlowSum>;

/** 60 bits of a hash, as both JavaScript and SQL read them. */
const HEX_DIGITS = 15;

/** Adds flows of a run of the ledger. */
export function addFlows(sums: FlowSums, flows: Iterable<MoneyFlow>): void {
  for (const { height, sequence, txIndex, kind, coin, sender, recipient, scope, xid, lease } of flows) {
    const sum = sums.get(`${kind} ${coin.denom}`) ?? { count: 0, amount: 0n, fingerprint: 0n };
    const text = [height, sequence, txIndex ?? '', coin.amount, sender, recipient, scope, xid, lease].join(' ');
    sum.count += 1;
    sum.amount += coin.amount;
    sum.fingerprint += BigInt(`0x${hash('md5', text, 'hex').slice(0, HEX_DIGITS)}`);
    sums.set(`${kind} ${coin.denom}`, sum);
  }
}

/** The same of the flows in the tables. */
async function tableFlows(sql: Sql): Promise<FlowSums> {
  const rows = await sql<{ kind: string; denom: string; count: number; amount: string; fingerprint: string }[]>`
    SELECT kind, denom, count(*) AS count, trim_scale(sum(amount))::text AS amount,
      sum(('x' || left(md5(concat(height, ' ', sequence, ' ', tx_index, ' ', trim_scale(amount), ' ', sender, ' ', recipient, ' ', scope, ' ',
        xid, ' ', lease)), ${HEX_DIGITS}))::bit(60)::bigint)::text AS fingerprint
    FROM flows GROUP BY kind, denom ORDER BY kind, denom`;
  return new Map(
    rows.map(({ kind, denom, count, amount, fingerprint }) => [
      `${kind} ${denom}`,
      { count, amount: BigInt(amount), fingerprint: BigInt(fingerprint) },
    ]),
  );
}

function fieldsOf(sum: FlowSum | undefined): Fields | null {
  return sum === undefined ? null : new Map(Object.entries(sum).map(([name, value]) => [name, String(value)]));
}

/** Compares the flows in the tables with those of a run. */
export async function compareFlows(sql: Sql, run: FlowSums): Promise<KindResult> {
  const result = emptyResult();
  const tables = await tableFlows(sql);
  for (const id of new Set([...tables.keys(), ...run.keys()])) compareFields(result, id, fieldsOf(tables.get(id)), fieldsOf(run.get(id)));
  return result;
}
