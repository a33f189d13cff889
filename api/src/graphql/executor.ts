// Runs operations: those that come again as compiled code, all others and every mistake by graphql-js itself.
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Context } from '../context.ts';
import { RequestError } from '../errors.ts';
import { isServersFault } from '../readers/readers.ts';
import { resolvers } from './resolvers.ts';
import { readTypeDefinitions } from './schema.ts';
import { type Selection, selectionOf } from './selection.ts';
import { type Writer, writerOf } from './writer.ts';

/** How often graphql-js runs a document before it is compiled, which costs as much as some ten runs. */
const RUNS_BEFORE_COMPILING = 2;

/** How many servers may fail under one operation. */
const MOST_TRIES = 3;

const asItIs = (value: unknown): unknown => value;
/** Scalars whose values come from PostgreSQL in their form already: looking at each again takes as long as reading the rows. */
const QUICK = { Address: asItIs, DateTime: asItIs, Decimal: asItIs, Height: asItIs, UInt64: asItIs };

/** What is known of a document's operations, by name. */
interface Known {
  runs: number;
  /** Null where it cannot be compiled. */
  compiled?: CompiledQuery | null;
  /** Made with what is compiled. */
  write?: Writer;
}

/** One operation with what it is asked for. */
export interface Operation {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

export interface Executor {
  schema: GraphQLSchema;
  /** Runs an operation; `root` is an event for a subscription. */
  run(operation: Operation, context: Context, root?: unknown): Promise<ExecutionResult>;
  /** The JSON of what `run` gave as data. */
  write(operation: Pick<Operation, 'document' | 'operation'>, data: unknown): string;
}

/** The schema with its resolvers, and how its operations are run. */
export function createExecutor(): Executor {
  // Places in the schema's text, and a second copy of it, would be kept for nothing.
  const schema = makeExecutableSchema({ typeDefs: readTypeDefinitions(), resolvers, noLocation: true, updateResolversInPlace: true });
  // Documents are the same objects as long as Apollo keeps them: what is compiled goes with them.
  const documents = new WeakMap<DocumentNode, Map<string, Known>>();

  const selections = new WeakMap<DocumentNode, Selection>();

  function selectionFor(document: DocumentNode): Selection {
    const known = selections.get(document) ?? selectionOf(schema, document);
    selections.set(document, known);
    return known;
  }

  function knownOf(document: DocumentNode, name: string): Known {
    const operations = documents.get(document) ?? new Map<string, Known>();
    documents.set(document, operations);
    const known = operations.get(name) ?? { runs: 0 };
    operations.set(name, known);
    return known;
  }

  function compiledOf(document: DocumentNode, name: string): CompiledQuery | null {
    const known = knownOf(document, name);
    known.runs += 1;
    if (known.runs <= RUNS_BEFORE_COMPILING) return null;
    if (known.compiled === undefined) {
      const compiled = compileQuery(schema, document, name === '' ? undefined : name, { customSerializers: QUICK });
      known.compiled = isCompiledQuery(compiled) ? compiled : null;
    }
    return known.compiled;
  }

  return {
    schema,
    async run({ document, operation, variables }, context, root) {
      context.reading.operation = { document, operation };
      const name = operation.name?.value ?? '';
      context.reading.asked = selectionFor(document);
      const compiled = compiledOf(document, name);
      // The words of mistakes in variables are part of the API: graphql-js tells them.
      const fits = compiled !== null && getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors === undefined;
      if (compiled !== null && fits) return withReason(withOwnErrors(await compiled.query(root, context, variables)), context);
      const named = name === '' ? {} : { operationName: name };
      const given = execute({ schema, document, ...named, contextValue: context, variableValues: variables, rootValue: root });
      return withReason(await given, context);
    },
    write({ document, operation }, data) {
      const known = knownOf(document, operation.name?.value ?? '');
      // As dear as compiling: for what comes again only.
      if (known.compiled != null) known.write ??= writerOf(schema, document, operation);
      return (known.write ?? JSON.stringify)(data);
    },
  };
}

/** The compiler's errors are of a class of its own, which Apollo does not know: the same as graphql-js would give. */
function withOwnErrors(result: ExecutionResult): ExecutionResult {
  if (result.errors === undefined) return result;
  return { ...result, errors: result.errors.map(ownError) };
}

/**
 * Whose time is over is told so by every field that it ended. PostgreSQL gives the statement that ran one error and those sent behind it
 * another, neither of which says why.
 */
async function withReason(result: ExecutionResult, { snapshot }: Context): Promise<ExecutionResult> {
  if (result.errors === undefined || !snapshot.isOver()) return result;
  const reason: unknown = await snapshot.transaction().then(
    () => null,
    (error: unknown) => error,
  );
  if (!(reason instanceof RequestError)) return result;
  const told = (error: GraphQLError): GraphQLError => {
    const { message, path, locations, originalError } = error;
    const isEnded = originalError instanceof Error && !(originalError instanceof RequestError);
    return isEnded ? ownError({ message, path, locations, originalError: reason }) : error;
  };
  return { ...result, errors: result.errors.map(told) };
}

function ownError({
  message,
  path,
  locations,
  originalError,
}: Pick<GraphQLError, 'message' | 'path' | 'locations' | 'originalError'>): GraphQLError {
  const error = new GraphQLError(message, { path, originalError });
  // It knows the place in the text as numbers only, where graphql-js wants the node.
  Object.defineProperty(error, 'locations', { value: locations, enumerable: locations !== undefined });
  return error;
}

/** Whether the server that answered is the one to blame, and another may do better. */
export function isServerGone({ originalError }: GraphQLError): boolean {
  return originalError !== undefined && originalError !== null && isServersFault(originalError);
}

/** The executor as Apollo takes it from others: through the interface that is made for gateways. */
export function asGateway({ schema, run }: Executor): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({
      async executor({ document, operation, request, context }) {
        const variables = request.variables ?? {};
        // Where several could be meant, or none has the name: graphql-js says so. Apollo's types know no such request.
        const found = getOperationAST(document, request.operationName);
        if (found == null) return execute({ schema, document, operationName: request.operationName ?? null, variableValues: variables });
        const wanted = { document, operation, variables };
        const own = context as Context;
        for (let tries = 1; ; tries += 1) {
          const result = await run(wanted, own);
          if (tries === MOST_TRIES || result.errors?.some(isServerGone) !== true) return result;
          // Nothing of it was told yet: another server may have all of it.
          await own.renew();
        }
      },
    }),
    stop: async () => undefined,
  };
}
