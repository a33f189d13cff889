// Where the project lies, and which version it is.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The project's folder, which defaults are relative to. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** This version, from the top-level package.json. */
export function version(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version;
}
