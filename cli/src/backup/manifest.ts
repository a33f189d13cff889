// What a backup says of itself, so that damage and a wrong place are found before anything is written.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';

/** Name of the file in the backup's folder; written last, so that a folder without it is no backup. */
export const MANIFEST = 'manifest.json';

const table = z.strictObject({
  name: z.string().regex(/^[a-z_0-9]+$/),
  /** The order in which the file holds them. */
  columns: z.array(z.string().regex(/^[a-z_0-9]+$/)).min(1),
  file: z.string().regex(/^[a-z_0-9]+\.copy\.zst$/),
  rows: z.int().min(0),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Heights that the partitions of a partitioned table have to hold. */
  heights: z.tuple([z.int(), z.int()]).nullable(),
});

const manifestSchema = z.strictObject({
  /** Raised when an older Leasebook could not read it. */
  form: z.literal(1),
  chainId: z.string(),
  height: z.int().min(0),
  madeAt: z.string(),
  /** Whether only what no reindex can make is here: raw blocks, what was bootstrapped from, and observations. */
  archiveOnly: z.boolean(),
  /** Migrations that the tables had, with the checksums of their files. */
  schema: z.array(z.strictObject({ version: z.int(), name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(table),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type BackupTable = z.infer<typeof table>;

/** `BACKUP_DAMAGED`: `what` is wrong with the file or table `object`. */
export function damaged(what: string, object: string, cause?: unknown): LeasebookError {
  return new LeasebookError(`the backup cannot be used: ${what}.`, {
    kind: 'fatal',
    code: 'BACKUP_DAMAGED',
    object,
    advice: 'Use another backup; nothing was written.',
    cause,
  });
}

/** @throws LeasebookError `BACKUP_DAMAGED`. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST);
  try {
    return manifestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? 'its manifest has another form' : 'there is no manifest that can be read';
    throw damaged(why, path, cause);
  }
}

/** The hash of a file, and its length. */
export async function hashOf(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(createReadStream(path), async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) {
      hash.update(part);
      bytes += part.length;
    }
  });
  return { sha256: hash.digest('hex'), bytes };
}

/** Looks through every file. @throws LeasebookError `BACKUP_DAMAGED`. */
export async function verifyFiles(folder: string, { tables }: Manifest): Promise<void> {
  for (const { file, sha256, bytes } of tables) {
    const found = await hashOf(join(folder, file)).catch((cause: unknown) => {
      throw damaged(`${file} cannot be read`, file, cause);
    });
    if (found.bytes !== bytes) throw damaged(`${file} has ${found.bytes} bytes, not ${bytes}`, file);
    if (found.sha256 !== sha256) throw damaged(`${file} is not what was written`, file);
  }
}
