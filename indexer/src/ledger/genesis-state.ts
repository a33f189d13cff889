// What a genesis file holds besides parameters and providers: what auditors signed, deposit grants, and coins of burn-mint.
import { z } from 'zod';
import { parseTime } from '../decode/text.ts';
import type { Coin } from '../facts.ts';
import { FIRST_MINT_STATUS, raise } from './bme.ts';
import { DEPOSIT_AUTHORIZATION, DEPOSIT_MESSAGE, LEGACY_DEPOSIT_AUTHORIZATION, LEGACY_DEPOSIT_MESSAGE } from './grants.ts';
import { signAttributes } from './providers.ts';
import type { LedgerState } from './state.ts';

const coin = z.object({ denom: z.string(), amount: z.string().regex(/^\d+$/).transform(BigInt) });
const coins = z
  .array(coin)
  .nullish()
  .transform((list) => list ?? []);
const audited = z
  .array(
    z.object({ owner: z.string(), auditor: z.string(), attributes: z.array(z.object({ key: z.string(), value: z.string() })).nullish() }),
  )
  .nullish();
const grant = z.object({
  granter: z.string(),
  grantee: z.string(),
  expiration: z.string().nullish(),
  authorization: z.looseObject({ '@type': z.string() }),
});
const depositAuthorization = z.object({ spend_limit: coin.nullish(), spend_limits: coins, scopes: z.array(z.string()).nullish() });
const genericAuthorization = z.object({ msg: z.string() });

/** The parts of a genesis file that are read here; each may be absent. */
export const genesisHoldings = z.object({
  /** `attributes` up to v0.38, `providers` from v1.0. */
  audit: z.object({ attributes: audited, providers: audited }).nullish(),
  authz: z.object({ authorization: z.array(grant).nullish() }).nullish(),
  bank: z.object({ balances: z.array(z.object({ address: z.string(), coins })).nullish() }).nullish(),
  bme: z.looseObject({ state: z.object({ total_burned: coins, total_minted: coins, remint_credits: coins }).nullish() }).nullish(),
});

type Holdings = z.infer<typeof genesisHoldings>;

const genesisFile = z.object({ app_state: genesisHoldings });

/** Coins with which a chain begins. */
export interface GenesisCoins {
  /** Whole coins of addresses; an address may come more than once. */
  balances: readonly { address: string; coins: Coin[] }[];
  /** Sums of burn-mint; null where the chain has no such module yet. */
  bme: { burned: Coin[]; minted: Coin[]; credits: Coin[] } | null;
}

/** Reads the coins of a genesis file. Throws a ZodError where the file is none. */
export function genesisCoins(genesis: unknown): GenesisCoins {
  const { bank, bme } = genesisFile.parse(genesis).app_state;
  const sums = bme?.state;
  return {
    balances: bank?.balances ?? [],
    bme: bme == null ? null : { burned: sums?.total_burned ?? [], minted: sums?.total_minted ?? [], credits: sums?.remint_credits ?? [] },
  };
}

/** Takes everything over into a ledger before the first block. */
export function holdGenesis(state: LedgerState, { audit, authz, bank, bme }: Holdings): void {
  for (const { owner, auditor, attributes } of audit?.attributes ?? audit?.providers ?? []) {
    signAttributes(state, { kind: 'sign-provider-attributes', owner, auditor, attributes: attributes ?? [] });
  }
  for (const entry of authz?.authorization ?? []) holdGrant(state, entry);
  if (!state.at('v2.0.0')) return;
  state.bme.mintStatus = FIRST_MINT_STATUS;
  for (const { address, coins: held } of bank?.balances ?? []) {
    for (const { denom, amount } of held) {
      if (denom === 'uact') raise(state.bme.issued, denom, amount);
      if (address === state.bmeAddress) raise(state.bme.balances, denom, amount);
    }
  }
  for (const { denom, amount } of bme?.state?.total_burned ?? []) raise(state.bme.burned, denom, amount);
  for (const { denom, amount } of bme?.state?.total_minted ?? []) raise(state.bme.minted, denom, amount);
  for (const { denom, amount } of bme?.state?.remint_credits ?? []) raise(state.bme.remintCredits, denom, amount);
}

/** Grants for the deposit messages; what others allow does not concern the market. */
function holdGrant(state: LedgerState, { granter, grantee, expiration, authorization }: z.infer<typeof grant>): void {
  const typeUrl = authorization['@type'];
  const until = typeof expiration === 'string' ? parseTime(expiration) : null;
  const none = { typeUrl, spendLimit: null, spendLimits: [], scopes: [] };
  if (typeUrl === '/cosmos.authz.v1beta1.GenericAuthorization') {
    const messageTypeUrl = genericAuthorization.parse(authorization).msg;
    state.grants.grant(granter, grantee, { ...none, messageTypeUrl }, until);
    return;
  }
  if (typeUrl !== DEPOSIT_AUTHORIZATION && typeUrl !== LEGACY_DEPOSIT_AUTHORIZATION) return;
  const { spend_limit: limit, spend_limits: spendLimits, scopes } = depositAuthorization.parse(authorization);
  state.grants.grant(
    granter,
    grantee,
    {
      typeUrl,
      messageTypeUrl: typeUrl === DEPOSIT_AUTHORIZATION ? DEPOSIT_MESSAGE : LEGACY_DEPOSIT_MESSAGE,
      spendLimit: limit === null || limit === undefined || limit.denom === '' ? null : limit,
      spendLimits,
      scopes: (scopes ?? []).filter((scope) => scope === 'deployment' || scope === 'bid'),
    },
    until,
  );
}
