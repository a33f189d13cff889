// What an operation costs before it runs: objects that it may answer with, and a little for what is counted or computed.
import {
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { DEFAULT_SIZE, MAX_SIZE } from '../connection/page.ts';

/** What a request may cost; the explorer's dearest has some thousands. */
export const MAX_COST = 100_000;

/** Objects that a list without pages is taken to have: groups of a deployment, prices of a lease. */
const LIST_SIZE = 3;

/** Rows that a list without pages can be asked for at most, as the fields themselves see to. */
const MOST_ROWS = 1_000;

/** What a list costs to be counted. */
const COUNT = 10;
/** What fields cost beside the objects that they answer with: whole tables are read or summed for them. */
export const BASE: Readonly<Record<string, number>> = {
  'Query.series': 200,
  'Query.spend': 200,
  'Query.spendSeries': 200,
  'Query.priceStatistics': 200,
  'Query.priceDiscounts': 200,
  'Query.componentPrices': 200,
  'Query.publishedComparison': 1_000,
  'Query.tokenSeries': 100,
  'Query.tenants': 100,
  'Query.network': 50,
  'Query.token': 50,
  'Query.volume': 50,
  'Query.search': 50,
  'Query.gpuModels': 50,
  // The list of them is read for the one.
  'Query.gpuModel': 50,
  'Query.countries': 20,
  'Provider.inventory': 20,
  'Provider.uptime': 20,
};
/** The same for every field with fields of its own of a type whose parts are summed up apart, each when it is asked for. */
export const BASE_OF_PARTS: Readonly<Record<string, number>> = { MarketFigures: 200, Fees: 50 };

/** What an object costs in which the schema describes itself: nobody keeps such an answer compiled. */
const INTROSPECTED_OBJECT = 2;
/**
 * Rows of the lists in which it does: those of a type with many fields. What has none of a list has null, and a type within a
 * type is there for every second.
 */
const INTROSPECTED: Readonly<Record<string, number>> = {
  types: 400,
  directives: 8,
  fields: 12,
  inputFields: 3,
  enumValues: 2,
  args: 1,
  interfaces: 0.2,
  possibleTypes: 0.2,
  ofType: 0.5,
};

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** A page costs as much as the most rows that it may have; its rows are counted where they are asked for. */
const estimate: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  const named = getNamedType(field.type);
  if (!isCompositeType(named)) return field.name === 'totalCount' ? COUNT : 0;
  const base = BASE[`${type.name}.${field.name}`] ?? BASE_OF_PARTS[type.name] ?? 0;
  if (type.name.startsWith('__') || named.name.startsWith('__'))
    return (INTROSPECTED[field.name] ?? 1) * (INTROSPECTED_OBJECT + childComplexity);
  if (named.name.endsWith('Connection')) {
    const asked = args.first ?? args.last ?? DEFAULT_SIZE;
    // What is out of range is refused when it is read; until then it must not look cheap.
    const size = typeof asked === 'number' && asked >= 0 ? Math.min(asked, MAX_SIZE) : MAX_SIZE;
    // A page without rows is counted all the same.
    return base + 1 + Math.max(1, size) * childComplexity;
  }
  const inPage = type.name.endsWith('Connection') || type.name.endsWith('Edge');
  const listed = isList(field.type) && !inPage;
  // What asks for so many rows, of itself or of the lists in it, is taken to have them: each of those lists counts as of the usual size.
  const wanted = typeof args.first === 'number' ? Math.min(Math.max(args.first, LIST_SIZE), MOST_ROWS) : LIST_SIZE;
  return base + (listed ? wanted : wanted / LIST_SIZE) * (1 + childComplexity);
};

/** Costs of documents that were asked for before, by operation and variables. */
const known = new WeakMap<DocumentNode, Map<string, number>>();
/** Most of a document's costs that are remembered, and the longest variables that they are remembered by. */
const MOST_KNOWN = 100;
const LONGEST_KEY = 500;

/** What an operation costs, in objects. Throws a GraphQLError where its arguments cannot be read. */
export function costOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined, variables: object): number {
  const key = JSON.stringify([operationName, variables]);
  const costs = known.get(document) ?? new Map<string, number>();
  const before = costs.get(key);
  if (before !== undefined) return before;
  const cost = compute(schema, document, operationName, variables);
  if (costs.size >= MOST_KNOWN) costs.clear();
  if (key.length <= LONGEST_KEY) costs.set(key, cost);
  known.set(document, costs);
  return cost;
}

function compute(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined, variables: object): number {
  const cost = getComplexity({
    schema,
    query: document,
    variables: { ...variables },
    estimators: [estimate],
    ...(operationName === undefined ? {} : { operationName }),
  });
  return Math.ceil(cost);
}
