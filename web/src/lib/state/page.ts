// The place in a list that an address holds.

/** Variables of a connection: the first rows, or those after or before a cursor. */
export interface PageVariables {
  first: number | null;
  after: string | null;
  last: number | null;
  before: string | null;
}

/** Reads them from an address; `size` rows. */
export function pageVariables(search: URLSearchParams, size: number, names = { after: 'after', before: 'before' }): PageVariables {
  const before = search.get(names.before);
  if (before !== null) return { first: null, after: null, last: size, before };
  return { first: size, after: search.get(names.after), last: null, before: null };
}
