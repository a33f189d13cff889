// Writes the data of an operation's answers as JSON: a function made for the form of one operation is faster than one for any value.
import build from 'fast-json-stringify';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** The JSON of an answer's data. */
export type Writer = (data: unknown) => string;

/** A schema of JSON, as far as answers need it; without a type it is any value. */
interface Form {
  type?: 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string';
  nullable?: boolean;
  properties?: Record<string, Form>;
  items?: Form;
}

/** Forms of scalars; all others, and what differs by type, are written as any value. */
const SCALARS: Readonly<Record<string, Form>> = {
  Address: { type: 'string' },
  Boolean: { type: 'boolean' },
  Decimal: { type: 'string' },
  Float: { type: 'number' },
  Height: { type: 'integer' },
  ID: { type: 'string' },
  Int: { type: 'integer' },
  String: { type: 'string' },
  UInt64: { type: 'string' },
};

/** A writer for what `operation` of a valid `document` answers: says the same as JSON.stringify, members in the order of the operation. */
export function writerOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Writer {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }

  /** Fields by their names in the answer, in its order: one name may be asked for in several places, which are answered together. */
  function fieldsOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[], found = new Map<string, FieldNode[]>()) {
    for (const selection of sets.flatMap(({ selections }) => selections)) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        found.set(name, [...(found.get(name) ?? []), selection]);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value ?? type.name;
      const fits = condition === type.name || type.getInterfaces().some(({ name }) => name === condition);
      if (fragment !== undefined && fits) fieldsOf(type, [fragment.selectionSet], found);
    }
    return found;
  }

  function objectForm(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Form {
    const forms = [...fieldsOf(type, sets)].map(([name, nodes]): [string, Form] => {
      const field = type.getFields()[nodes[0]?.name.value ?? ''];
      // The one field that no type declares is `__typename`; what the schema tells of itself has no form of its own here.
      if (field === undefined) return [name, nodes[0]?.name.value === '__typename' ? { type: 'string' } : {}];
      return [name, formOf(field.type, nodes)];
    });
    return { type: 'object', properties: Object.fromEntries(forms) };
  }

  function formOf(type: GraphQLOutputType, nodes: readonly FieldNode[]): Form {
    const own = getNullableType(type);
    const nullable = !isNonNullType(type);
    if (isListType(own)) return { type: 'array', items: formOf(own.ofType, nodes), nullable };
    if (isObjectType(own)) {
      const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      return { ...objectForm(own, sets), nullable };
    }
    const scalar = isEnumType(own) ? SCALARS.String : SCALARS[own.name];
    return scalar === undefined ? {} : { ...scalar, nullable };
  }

  const root = schema.getRootType(operation.operation);
  if (root === undefined || root === null) return JSON.stringify;
  return build(objectForm(root, [operation.selectionSet]));
}
