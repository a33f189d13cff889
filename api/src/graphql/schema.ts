// The schema's text from api/schema, one file for each subject.
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../schema/', import.meta.url);

/** Type definitions, the files in the order of their names. */
export function readTypeDefinitions(): string[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.graphql'));
  return names.sort().map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));
}
