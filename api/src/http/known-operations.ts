// Operations that were answered before are run without the GraphQL server around them: what it checks of their text holds for ever.
import { getVariableValues } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context.ts';
import { costOf, MAX_COST } from '../graphql/cost.ts';
import type { Executor, Operation } from '../graphql/executor.ts';
import { holdsZero } from '../graphql/text-plugin.ts';

const MAX_KNOWN = 1_000;

/** A request, as far as it has the usual form. */
export interface Asked {
  /** What tells operations apart: form of the answer, text, name. */
  key: string;
  variables: Record<string, unknown>;
}

export interface KnownOperations {
  /** Remembers an operation that was answered without an error, and in which form. */
  learn(asked: Asked, operation: Pick<Operation, 'document' | 'operation'>, contentType: string): void;
  /** Whether it was. */
  has(asked: Asked): boolean;
  /** Its answer; null where something is wrong with it, which the GraphQL server then tells. */
  answer(asked: Asked, context: Context): Promise<{ body: string; contentType: string } | null>;
}

interface Known extends Pick<Operation, 'document' | 'operation'> {
  contentType: string;
}

/** Knows no operation yet. */
export function createKnownOperations(executor: Executor): KnownOperations {
  const operations = new LRUCache<string, Known>({ max: MAX_KNOWN });

  async function run({ document, operation, contentType }: Known, variables: Asked['variables'], context: Context) {
    const isFit = getVariableValues(executor.schema, operation.variableDefinitions ?? [], variables).errors === undefined;
    if (!isFit || holdsZero(variables)) return null;
    const cost = costOf(executor.schema, document, operation.name?.value, variables);
    if (cost > MAX_COST) return null;
    await context.charge(cost);
    const { data, errors } = await executor.run({ document, operation, variables }, context);
    if (errors !== undefined || data == null) return null;
    const block = await context.snapshot.block();
    const { height, hash, time, lagSeconds } = block ?? { height: 0, hash: null, time: null, lagSeconds: 0 };
    if (block !== null) context.answered(block.version);
    const extensions = { cost: { requested: cost, maximum: MAX_COST }, block: { height, hash, time, lagSeconds } };
    return { body: `{"data":${executor.write({ document, operation }, data)},"extensions":${JSON.stringify(extensions)}}\n`, contentType };
  }

  return {
    learn({ key }, { document, operation }, contentType) {
      operations.set(key, { document, operation, contentType });
    },
    has: ({ key }) => operations.has(key),
    async answer({ key, variables }, context) {
      const known = operations.get(key);
      let isWhole = false;
      try {
        const answer = known === undefined ? null : await run(known, variables, context);
        isWhole = answer !== null;
        // What went wrong once may go wrong again, and would then be read twice each time.
        if (!isWhole) operations.delete(key);
        return answer;
      } finally {
        await context.snapshot.close({ isWhole });
      }
    },
  };
}
