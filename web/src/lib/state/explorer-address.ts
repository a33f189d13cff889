// A query in the address of the API explorer: a link shows and runs it.
import { atBase } from './base.ts';

/** What the API explorer shows; variables are JSON as typed. */
export interface Question {
  query: string;
  variables: string;
}

/** The API explorer's address for a query. */
export function explorerAddress(query: string, variables: string): string {
  const search = new URLSearchParams({ query });
  if (variables.trim() !== '' && variables.trim() !== '{}') search.set('variables', variables);
  return atBase(`/api-explorer?${search}`);
}

/** The query that an address holds; null where it holds none. */
export function readQuestion(search: URLSearchParams): Question | null {
  const query = search.get('query');
  return query === null ? null : { query, variables: search.get('variables') ?? '' };
}
