// The fee that the network takes of providers' earnings, by denomination (protocol 4.7).
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import type { LedgerState } from './state.ts';

/** Rates in whole per cent. */
export interface TakeParameters {
  defaultRate: bigint;
  denomRates: Map<string, bigint>;
}

const percent = z.union([z.number().int().nonnegative(), z.string().regex(/^\d+$/)]).transform((value) => BigInt(value));
const denomRates = z.array(z.object({ denom: z.string(), rate: percent.default(0n) }));
const parameters = z.object({ default_take_rate: percent.default(0n), denom_take_rates: denomRates.nullish() });

function ratesOf(list: z.infer<typeof denomRates>): Map<string, bigint> {
  return new Map(list.map(({ denom, rate }) => [denom, rate]));
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, object: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new LeasebookError(`take parameters are unreadable: ${z.prettifyError(result.error)}`, {
    kind: 'fatal',
    code: 'TAKE_PARAMETERS_INVALID',
    object,
    advice: 'Compare with the proposal or the genesis file of the chain.',
  });
}

/** The parameters of genesis or of a `MsgUpdateParams` (JSON of `akash.take.*.Params`). Throws a fatal error where unreadable. */
export function parseTakeParameters(value: unknown): TakeParameters {
  const { default_take_rate, denom_take_rates } = parsed(parameters, value, 'akash.take Params');
  return { defaultRate: default_take_rate, denomRates: ratesOf(denom_take_rates ?? []) };
}

/** The parameters after a legacy change of one key, whose JSON value replaces the whole of it. */
export function changeTakeParameter(current: TakeParameters, key: string, value: unknown): TakeParameters {
  if (key === 'DefaultTakeRate') return { ...current, defaultRate: parsed(percent, value, key) };
  if (key === 'DenomTakeRates') return { ...current, denomRates: ratesOf(parsed(denomRates, value, key)) };
  return current;
}

/**
 * The fee of a payout of `raw` whole coins: trunc(raw * rate / 100). None from v2.0 on, which removed the module
 * (protocol 4.7).
 */
export function takeFee(state: LedgerState, denom: string, raw: bigint): bigint {
  if (state.at('v2.0.0')) return 0n;
  return (raw * (state.take.denomRates.get(denom) ?? state.take.defaultRate)) / 100n;
}
