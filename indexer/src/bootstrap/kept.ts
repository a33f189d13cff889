// What a bootstrap was told, as it is kept in the raw archive: a later reindex asks it instead of a node.
import type { Sql, Transaction } from '@leasebook/db';
import { z } from 'zod';
import { packText, unpackText } from '../archive/pack.ts';
import type { UnixNanos } from '../facts.ts';
import type { Answer, StateAnswers } from '../verify/answers.ts';
import { requestKey } from '../verify/requests.ts';
import type { Known } from './own-state.ts';

/** Everything that a bootstrap is made from, beside the block itself. */
export interface Told {
  height: number;
  answers: StateAnswers;
  /** Header times of blocks, as far as the node still had them. */
  times: (heights: readonly number[]) => Promise<ReadonlyMap<number, UnixNanos>>;
  known: Known;
}

interface TakenAnswer {
  path: string;
  request: Uint8Array;
  answer: Answer;
}

/** The same answers, each noted when it comes. */
export class NotedAnswers implements StateAnswers {
  readonly #answers: StateAnswers;
  readonly #taken = new Map<string, TakenAnswer>();

  constructor(answers: StateAnswers) {
    this.#answers = answers;
  }

  get name(): string {
    return this.#answers.name;
  }

  heights(): number[] {
    return this.#answers.heights();
  }

  async ask(path: string, request: Uint8Array, height: number): Promise<Answer> {
    const answer = await this.#answers.ask(path, request, height);
    this.#taken.set(requestKey(path, request), { path, request, answer });
    return answer;
  }

  /** All of them, in the order in which they were first asked for. */
  get taken(): TakenAnswer[] {
    return [...this.#taken.values()];
  }

  close(): Promise<void> {
    return this.#answers.close();
  }
}

/** Puts what was told into the archive, in the place of what an earlier try may have left. */
export async function keepTold(
  transaction: Transaction,
  chainId: string,
  { height, known }: Told,
  times: ReadonlyMap<number, UnixNanos>,
  taken: readonly TakenAnswer[],
): Promise<void> {
  await transaction`DELETE FROM raw_answers`;
  await transaction`DELETE FROM raw_bootstrap`;
  const packedTimes = await packText(JSON.stringify([...times].map(([at, time]) => [at, String(time)])));
  await transaction`
    INSERT INTO raw_bootstrap (chain_id, height, version, plans, times)
    VALUES (${chainId}, ${height}, ${known.version}, ${JSON.stringify(known.plans)}::text::jsonb, ${packedTimes})`;
  for (const [place, { path, request, answer }] of taken.entries()) {
    const packed = answer.kind === 'value' ? await packText(Buffer.from(answer.value)) : null;
    const refusal = answer.kind === 'value' ? null : answer.kind === 'refused' ? answer.reason : 'not asked';
    await transaction`
      INSERT INTO raw_answers (place, path, request, packed, refusal)
      VALUES (${place}, ${path}, ${Buffer.from(request)}, ${packed}, ${refusal})`;
  }
}

const timesSchema = z.array(z.tuple([z.number().int(), z.string().transform(BigInt)]));
const plansSchema = z.array(z.object({ name: z.string(), height: z.number().int() }));

/**
 * What the archive keeps of a bootstrap; null where the index did not begin with one.
 * @throws LeasebookError `ARCHIVE_DAMAGED`.
 */
export async function keptTold(sql: Sql): Promise<Told | null> {
  const [row] = await sql<{ height: number; version: string | null; plans: unknown; times: Buffer }[]>`
    SELECT height, version, plans, times FROM raw_bootstrap`;
  if (row === undefined) return null;
  const { height, version } = row;
  const times = timesSchema.parse(JSON.parse((await unpackText(row.times, height)).toString()));
  return {
    height,
    times: async () => new Map(times),
    known: { version, plans: plansSchema.parse(row.plans) },
    answers: await keptAnswers(sql, height),
  };
}

async function keptAnswers(sql: Sql, at: number): Promise<StateAnswers> {
  const rows = await sql<{ path: string; request: Buffer; packed: Buffer | null; refusal: string | null }[]>`
    SELECT path, request, packed, refusal FROM raw_answers ORDER BY place`;
  const kept = new Map(rows.map((row) => [requestKey(row.path, row.request), row]));
  return {
    name: 'the raw archive',
    heights: () => [at],
    async ask(path, request, height): Promise<Answer> {
      const row = height === at ? kept.get(requestKey(path, request)) : undefined;
      if (row === undefined) return { kind: 'absent' };
      if (row.packed === null) return { kind: 'refused', reason: row.refusal ?? '' };
      return { kind: 'value', value: await unpackText(row.packed, at) };
    },
    close: async () => undefined,
  };
}
