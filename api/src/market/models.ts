// GPU models as filters and figures name them: vendor/model.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { RequestError } from '../errors.ts';

/**
 * Vendor and model of `vendor/model`; both may be empty where the chain does not tell them.
 * @throws RequestError `BAD_ARGUMENT` without a slash.
 */
export function splitModel(name: string): { vendor: string; model: string } {
  const at = name.indexOf('/');
  if (at < 0) {
    throw new RequestError(
      'BAD_ARGUMENT',
      `"${name.slice(0, 100)}" is not a GPU model.`,
      'Give vendor/model, e.g. nvidia/a100; gpuModels lists them.',
    );
  }
  return { vendor: name.slice(0, at), model: name.slice(at + 1) };
}

/** Models as rows of vendor and model. */
export function modelsOf(sql: Transaction, names: readonly string[]): Fragment {
  const models = names.map(splitModel);
  return sql`SELECT * FROM unnest(${models.map(({ vendor }) => vendor)}::text[], ${models.map(({ model }) => model)}::text[]) AS named (vendor, model)`;
}
