// What pages compute only where it is asked for: compiled operations call resolvers, and no functions of rows.
import type { PageEnds } from './connection.ts';

interface Counted {
  totalCount: () => Promise<number>;
}

/** Fields of all connection types that these type definitions have, and of their ends. */
export function pageResolvers(typeDefinitions: readonly string[]) {
  const names = typeDefinitions.flatMap((text) => [...text.matchAll(/^type (\w+Connection) \{/gm)].map(([, name = '']) => name));
  const totalCount = (connection: Counted): Promise<number> => connection.totalCount();
  return {
    ...Object.fromEntries(names.map((name) => [name, { totalCount }])),
    PageInfo: {
      hasNextPage: (ends: PageEnds) => ends.hasNextPage(),
      hasPreviousPage: (ends: PageEnds) => ends.hasPreviousPage(),
    },
  };
}
