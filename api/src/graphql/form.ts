// What form a query may have: bounds on what reading, checking and planning it can cost, found in one pass over its nodes.
import {
  type ASTNode,
  BREAK,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** A query for edges, nodes and their lists needs up to ten; introspection as tools send it fourteen. */
const MAX_DEPTH = 15;
/** Fields that an operation may have with its fragments in their places; the explorer's largest has some hundred. */
const MAX_FIELDS = 3_000;
/** Operations of one document. */
const MAX_OPERATIONS = 50;
/** Levels of braces and brackets, those of values and of fragments in their places included. */
const MAX_NESTING = 40;
/** Fields of one name, and fragments, in one selection: each is compared with each other. */
const MAX_ALIKE = 20;
const MAX_SPREADS = 50;

/** How deep and how large a selection is with its fragments in their places. */
interface Extent {
  depth: number;
  fields: number;
}

/** The first thing about a document's form that is beyond its bounds; null where there is none. */
export function formMistake({ definitions }: DocumentNode): GraphQLError | null {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operations.length > MAX_OPERATIONS) return new GraphQLError(`The query has more than ${MAX_OPERATIONS} operations.`);
  for (const definition of definitions) {
    const mistake = crowdMistake(definition);
    if (mistake !== null) return mistake;
  }
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, Extent>();
  for (const operation of operations) {
    const { depth, fields } = extentOf(operation, fragments, known);
    if (depth > MAX_DEPTH) {
      return new GraphQLError(`The query is nested deeper than ${MAX_DEPTH} fields; ask for inner objects by their ids instead.`, {
        nodes: operation,
      });
    }
    if (fields > MAX_FIELDS) {
      return new GraphQLError(`The query asks for more than ${MAX_FIELDS} fields with its fragments; ask in several requests.`, {
        nodes: operation,
      });
    }
  }
  return null;
}

/** What is nested too deep, or too much alike in one place. */
function crowdMistake(definition: ASTNode): GraphQLError | null {
  let mistake: GraphQLError | null = null;
  let nesting = 0;
  const enter = (node: ASTNode): typeof BREAK | undefined => {
    nesting += 1;
    if (nesting > MAX_NESTING) mistake = new GraphQLError(`The query has more than ${MAX_NESTING} brackets within each other.`);
    else if (node.kind === Kind.SELECTION_SET) mistake = alikeMistake(node);
    return mistake === null ? undefined : BREAK;
  };
  const leave = (): undefined => {
    nesting -= 1;
  };
  const nested = { enter, leave };
  visit(definition, { SelectionSet: nested, ListValue: nested, ObjectValue: nested, ListType: nested });
  return mistake;
}

function alikeMistake({ selections }: SelectionSetNode): GraphQLError | null {
  if (selections.length <= Math.min(MAX_ALIKE, MAX_SPREADS)) return null;
  const names = new Map<string, number>();
  let spreads = 0;
  for (const selection of selections) {
    if (selection.kind !== Kind.FIELD) {
      spreads += 1;
      if (spreads > MAX_SPREADS)
        return new GraphQLError(`The query has more than ${MAX_SPREADS} fragments in one place.`, { nodes: selection });
      continue;
    }
    const name = (selection.alias ?? selection.name).value;
    const times = (names.get(name) ?? 0) + 1;
    names.set(name, times);
    if (times > MAX_ALIKE) {
      return new GraphQLError(`The query asks for "${name.slice(0, 100)}" more than ${MAX_ALIKE} times in one place.`, {
        nodes: selection,
      });
    }
  }
  return null;
}

/** `known` holds fragments that were measured; one within itself counts as nothing, other rules refuse it. */
function extentOf(
  node: FieldNode | FragmentDefinitionNode | InlineFragmentNode | OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, Extent>,
): Extent {
  const own = node.kind === Kind.FIELD ? 1 : 0;
  const extent = { depth: own, fields: own };
  for (const selection of node.selectionSet?.selections ?? []) {
    const inner =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? extentOfFragment(selection.name.value, fragments, known)
        : extentOf(selection, fragments, known);
    extent.depth = Math.max(extent.depth, inner.depth + own);
    extent.fields += inner.fields;
  }
  return extent;
}

function extentOfFragment(name: string, fragments: ReadonlyMap<string, FragmentDefinitionNode>, known: Map<string, Extent>): Extent {
  const measured = known.get(name);
  if (measured !== undefined) return measured;
  known.set(name, { depth: 0, fields: 0 });
  const definition = fragments.get(name);
  const extent = definition === undefined ? { depth: 0, fields: 0 } : extentOf(definition, fragments, known);
  known.set(name, extent);
  return extent;
}
