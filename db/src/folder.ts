// Folders that files are written to: made with those above them, or refused with the reason.
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { LeasebookError } from './errors.ts';

/** How a folder that cannot be written to is refused. */
export interface FolderRefusal {
  code: string;
  /** What the reader does next, one sentence. */
  advice: string;
}

/** What a file system says where the place is wrong, not allowed or full. */
const PLACE_CODES = new Set([
  'EACCES',
  'EDQUOT',
  'EEXIST',
  'EFBIG',
  'EIO',
  'ENAMETOOLONG',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
]);

/** What the file system calls an error, e.g. `ENOENT`; empty where it is none of its errors. */
export function fileErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The error to report where writing below `folder` failed with `error`: itself unless a file system refused the place. */
export function unwritable(error: unknown, folder: string, { code, advice }: FolderRefusal): unknown {
  const reason = fileErrorCode(error);
  if (error instanceof LeasebookError || !PLACE_CODES.has(reason)) return error;
  return new LeasebookError(`the folder ${folder} cannot be written: ${reason}.`, { kind: 'fatal', code, advice, cause: error });
}

/** Whether there is a folder. Throws the file system's error, `ENOTDIR` where the place is a file's. */
async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true;
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return false;
    throw error;
  }
  throw Object.assign(new Error(`${path} is a file`), { code: 'ENOTDIR' });
}

/**
 * Makes `folder`, and those above it that are missing; one that is there stays as it is. Each is made by itself: Node's
 * recursive `mkdir` never ends on a file system that denies having the folder it is to make (`/proc`, an automounter).
 * @throws LeasebookError with the code of `refusal`.
 */
export async function makeFolder(folder: string, refusal: FolderRefusal): Promise<void> {
  try {
    const missing: string[] = [];
    for (let path = resolve(folder); !(await isFolder(path)); path = dirname(path)) missing.push(path);
    for (const path of missing.reverse()) {
      await mkdir(path).catch(async (error: unknown) => {
        // Another process may have made it meanwhile.
        if (fileErrorCode(error) !== 'EEXIST' || !(await isFolder(path))) throw error;
      });
    }
  } catch (error) {
    throw unwritable(error, folder, refusal);
  }
}
