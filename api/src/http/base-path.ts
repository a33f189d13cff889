// Addresses as they come, before anything is looked for: the site below a path of its host ('/market/graphql' is answered as
// '/graphql'), and paths that decode to no text.
import { decodedUri } from '@leasebook/db';

/** The request's path without the base, which a proxy may have cut off already; '/' for the base itself. */
export function withoutBase(url: string, basePath: string): string {
  if (basePath === '' || !url.startsWith(basePath)) return url;
  const rest = url.slice(basePath.length);
  if (rest === '' || rest.startsWith('?')) return `/${rest}`;
  return rest.startsWith('/') ? rest : url;
}

/**
 * An address whose path can be decoded: '%' becomes '%25' in one that decodes to no text, such as '/%E0%A4%A'. Nothing lies there, and
 * what answers for such places answers for it.
 */
export function decodable(url: string): string {
  const [path = '', ...rest] = url.split('?');
  return decodedUri(path) === null ? [path.replaceAll('%', '%25'), ...rest].join('?') : url;
}
