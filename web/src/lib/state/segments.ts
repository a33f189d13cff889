// The parts of a path, decoded.

/** Segments of a path; [] where it is the root, or where a part is not text. */
export function pathSegments(path: string): string[] {
  try {
    return path
      .replace(/\/+$/, '')
      .split('/')
      .slice(1)
      .map((part) => decodeURIComponent(part));
  } catch (error) {
    if (error instanceof URIError) return [];
    throw error;
  }
}
