// Operations that were answered before are run without the GraphQL server around them: what it checks of their text holds for ever.
import { getVariableValues } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context.ts';
import type { ErrorFormatter } from '../errors.ts';
import { costOf, MAX_COST } from '../graphql/cost.ts';
import type { Executor, Operation } from '../graphql/executor.ts';
import { holdsZero } from '../graphql/text-plugin.ts';
import { toldBlock } from '../snapshot.ts';

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
  /**
   * Its answer; null where something is wrong with it, which the GraphQL server then tells. Where the request's time is over, the
   * answer says so itself: nobody waits as long again.
   */
  answer(asked: Asked, context: Context): Promise<{ body: string; contentType: string } | null>;
}

interface Known extends Pick<Operation, 'document' | 'operation'> {
  contentType: string;
}

/** What was read, and whether that is all that was asked for. */
interface Given {
  body: string;
  contentType: string;
  isWhole: boolean;
}

/** Knows no operation yet; `format` is what clients may know of errors. */
export function createKnownOperations(executor: Executor, format: ErrorFormatter): KnownOperations {
  const operations = new LRUCache<string, Known>({ max: MAX_KNOWN });

  async function run({ document, operation, contentType }: Known, variables: Asked['variables'], context: Context): Promise<Given | null> {
    const isFit = getVariableValues(executor.schema, operation.variableDefinitions ?? [], variables).errors === undefined;
    if (!isFit || holdsZero(variables)) return null;
    const cost = costOf(executor.schema, document, operation.name?.value, variables);
    if (cost > MAX_COST) return null;
    await context.charge(cost);
    const { data, errors } = await executor.run({ document, operation, variables }, context);
    if (errors !== undefined && context.snapshot.isOver()) {
      const told = errors.map((error) => format(error.toJSON(), error));
      const body = `${JSON.stringify({ errors: told, data, extensions: { cost: { requested: cost, maximum: MAX_COST } } })}\n`;
      return { body, contentType, isWhole: false };
    }
    if (errors !== undefined || data == null) return null;
    const block = await context.snapshot.block();
    if (block !== null) context.answered(block.version);
    const extensions = { cost: { requested: cost, maximum: MAX_COST }, block: toldBlock(block) };
    const body = `{"data":${executor.write({ document, operation }, data)},"extensions":${JSON.stringify(extensions)}}\n`;
    return { body, contentType, isWhole: true };
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
        isWhole = answer?.isWhole === true;
        // What went wrong once may go wrong again, and would then be read twice each time.
        if (!isWhole) operations.delete(key);
        return answer;
      } finally {
        await context.snapshot.close({ isWhole });
      }
    },
  };
}
