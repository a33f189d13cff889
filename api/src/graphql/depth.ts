// How deep a query may go: a rule of validation, so that a too deep one is refused before anything runs.
import { type ASTNode, type FragmentDefinitionNode, GraphQLError, Kind, type ValidationRule } from 'graphql';

/** A query for edges, nodes and their lists needs up to ten; introspection as tools send it fourteen. */
const MAX_DEPTH = 15;

/** Refuses operations whose fields are nested deeper than fifteen. */
export const depthRule: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    if (depthOf(operation, (name) => context.getFragment(name) ?? undefined, new Map()) <= MAX_DEPTH) return;
    context.reportError(
      new GraphQLError(`The query is nested deeper than ${MAX_DEPTH} fields; ask for inner objects by their ids instead.`, {
        nodes: operation,
      }),
    );
  },
});

/** Fields on the longest way down. `known` holds fragments that were measured; one within itself counts as nothing, other rules refuse it. */
function depthOf(node: ASTNode, fragment: (name: string) => FragmentDefinitionNode | undefined, known: Map<string, number>): number {
  switch (node.kind) {
    case Kind.FRAGMENT_SPREAD: {
      const name = node.name.value;
      const measured = known.get(name);
      if (measured !== undefined) return measured;
      known.set(name, 0);
      const definition = fragment(name);
      const depth = definition === undefined ? 0 : depthOf(definition, fragment, known);
      known.set(name, depth);
      return depth;
    }
    case Kind.FIELD:
    case Kind.INLINE_FRAGMENT:
    case Kind.FRAGMENT_DEFINITION:
    case Kind.OPERATION_DEFINITION: {
      const below = Math.max(0, ...(node.selectionSet?.selections ?? []).map((selection) => depthOf(selection, fragment, known)));
      return node.kind === Kind.FIELD ? below + 1 : below;
    }
    default:
      return 0;
  }
}
