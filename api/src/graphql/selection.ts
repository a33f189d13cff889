// Which fields of which types a document asks for: what nobody asks for need not be read.
import { type DocumentNode, type GraphQLSchema, isAbstractType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** What is asked for, wherever in the document. */
export interface Selection {
  /** Whether any of these fields of the type is. */
  asks(type: string, fields: readonly string[]): boolean;
  /** Whether a cursor of any list is. */
  readonly cursors: boolean;
}

/** For who is not an operation: everything. */
export const EVERYTHING: Selection = { asks: () => true, cursors: true };

/** What a document's operations ask for together, fragments included. */
export function selectionOf(schema: GraphQLSchema, document: DocumentNode): Selection {
  const asked = new Set<string>();
  let cursors = false;
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field({ name: { value: field } }) {
        const type = typeInfo.getParentType();
        if (type === null || type === undefined) return;
        if (/^cursor$|^(start|end)Cursor$/.test(field)) cursors = true;
        asked.add(`${type.name}.${field}`);
        if (isAbstractType(type)) for (const { name } of schema.getPossibleTypes(type)) asked.add(`${name}.${field}`);
      },
    }),
  );
  return { asks: (type, fields) => fields.some((field) => asked.has(`${type}.${field}`)), cursors };
}
