// One provider's entry in the documented form (docs/observations.md), from a file or as it was polled.
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import { storable } from '../decode/text.ts';
import type { DeadLetter, ProviderSample, UnixNanos } from '../facts.ts';
import { failedSample, statusSample } from './provider-status.ts';
import { restSample } from './rest-status.ts';

const schema = z.object({
  owner: z.string().min(1),
  status: z.unknown().optional(),
  rest: z.unknown().optional(),
  error: z.string().nullish(),
});

/** The sample of an entry. Throws a `bad-block` LeasebookError or a ZodError where it cannot be read. */
export function entrySample(entry: unknown, time: UnixNanos): ProviderSample {
  const { owner, status, rest, error } = schema.parse(entry);
  if (error !== undefined && error !== null) return failedSample(owner, time, storable(error));
  return rest === undefined ? statusSample(owner, time, status) : restSample(owner, time, rest);
}

/** A dead letter for whatever of an observation could not be read. */
export function letter(kind: DeadLetter['kind'], object: string, height: number, error: unknown, bytes: Uint8Array): DeadLetter {
  const code = error instanceof LeasebookError ? error.code : 'OBSERVATION_INVALID';
  const text = error instanceof Error ? error.message : String(error);
  return { height, kind, object, code, error: storable(text), bytes: Uint8Array.from(bytes) };
}
