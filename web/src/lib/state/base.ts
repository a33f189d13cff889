// The path under which this site lives: '' at the root of a host, '/market' behind a proxy that passes only that on.
// Scripts lie in the folder assets/ below it, so each knows it from its own address and nothing has to be built anew.

/** The path without a slash at its end. */
let base: string =
  import.meta.env.PROD && !import.meta.env.SSR ? new URL(/* @vite-ignore */ '..', import.meta.url).pathname.replace(/\/$/, '') : '';

/** On the server, whose scripts lie elsewhere: '' or the path under which readers see the site. */
export function standBelow(path: string): void {
  base = path;
}

/** An address of this site as a path of the host: '/gpus' -> '/market/gpus'. */
export const atBase = (path: string): string => `${base}${path}`;

/** A path of the host as one of this site: '/market/gpus' -> '/gpus'. */
export const withoutBase = (path: string): string => (path === base || path.startsWith(`${base}/`) ? path.slice(base.length) || '/' : path);

/** Whether a path of the host belongs to this site. */
export const isOfSite = (path: string): boolean => base === '' || path === base || path.startsWith(`${base}/`);
