// The site below a path of its host: '/market/graphql' is answered as '/graphql'.

/** The request's path without the base, which a proxy may have cut off already; '/' for the base itself. */
export function withoutBase(url: string, basePath: string): string {
  if (basePath === '' || !url.startsWith(basePath)) return url;
  const rest = url.slice(basePath.length);
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : url;
}
