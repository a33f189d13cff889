// What to use in place of a value that an enum does not have: graphql-js suggests similar names only.
import { Kind, parse } from 'graphql';
import { readTypeDefinitions } from './schema.ts';

let values: ReadonlyMap<string, readonly string[]> | null = null;

function enums(): ReadonlyMap<string, readonly string[]> {
  if (values !== null) return values;
  const found = new Map<string, readonly string[]>();
  for (const text of readTypeDefinitions()) {
    for (const definition of parse(text, { noLocation: true }).definitions) {
      if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
      found.set(
        definition.name.value,
        (definition.values ?? []).map(({ name }) => name.value),
      );
    }
  }
  values = found;
  return found;
}

/** All values of the enum that a message of graphql-js is about; null where it is about none. */
export function enumAdvice(message: string): string | null {
  const name = /does not exist in "(\w+)" enum|Enum "(\w+)" cannot represent/.exec(message);
  const known = enums().get(name?.[1] ?? name?.[2] ?? '');
  return known === undefined ? null : `Use one of: ${known.join(', ')}.`;
}
