// The ledger's start from a chain's genesis file.
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import { genesisHoldings, holdGenesis } from './genesis-state.ts';
import { genesisParameters } from './parameters.ts';
import { setProvider } from './providers.ts';
import { LedgerState } from './state.ts';
import { parseTakeParameters } from './take.ts';
import { isVersion, type Version } from './versions.ts';

const attributes = z.array(z.object({ key: z.string(), value: z.string() })).nullish();
const list = z.array(z.unknown()).nullish();
const coins = z.array(z.object({ denom: z.string(), amount: z.string().regex(/^\d+(\.\d+)?$/) })).nullish();

const genesis = z.object({
  /** Release that wrote the file, where it tells: files of v1.0 and later do. */
  app_version: z.string().nullish(),
  app_state: z
    .object({
      take: z.object({ params: z.unknown() }).nullish(),
      deployment: z.object({ deployments: list }).nullish(),
      market: z.object({ orders: list, leases: list, bids: list }).nullish(),
      escrow: z.object({ accounts: list, payments: list }).nullish(),
      provider: z
        .object({
          providers: z
            .array(
              z.object({
                owner: z.string(),
                host_uri: z.string().default(''),
                attributes,
                info: z.object({ email: z.string().default(''), website: z.string().default('') }).nullish(),
              }),
            )
            .nullish(),
        })
        .nullish(),
      distribution: z.object({ fee_pool: z.object({ community_pool: coins }).nullish() }).nullish(),
      oracle: z.object({ params: z.object({ max_price_staleness_blocks: z.unknown().optional() }).nullish() }).nullish(),
      inflation: z.unknown().optional(),
    })
    .extend(genesisHoldings.shape)
    .loose(),
});

/** The upgrade whose rules a release has, e.g. `v1.1.0` of `1.1.1`; null where the text names none that Leasebook knows. */
function rulesOf(release: string): Version | null {
  const [, line = ''] = /^v?(\d+\.\d+)\./.exec(release) ?? [];
  const name = `v${line}.0`;
  return isVersion(name) ? name : null;
}

/**
 * The rules that a genesis file belongs to: of the release that wrote it, else by its modules, which came and went with the
 * versions (protocol 9); v1.0 to v1.2 have the same ones. The oracle of v2.0 counted blocks, that of v2.1 counts time.
 */
function versionOf({ app_version: release, app_state: state }: z.infer<typeof genesis>): Version {
  const told = rulesOf(release ?? '');
  if (told !== null) return told;
  if (state.bme !== undefined) return state.oracle?.params?.max_price_staleness_blocks === undefined ? 'v2.1.0' : 'v2.0.0';
  return state.inflation !== undefined ? 'v0.38.0' : 'v1.2.0';
}

function parsedGenesis(value: unknown): z.infer<typeof genesis> {
  const result = genesis.safeParse(value);
  if (result.success) return result.data;
  throw new LeasebookError(`the genesis file is unreadable: ${z.prettifyError(result.error)}`, {
    kind: 'fatal',
    code: 'GENESIS_INVALID',
    advice: 'Ask another node for its genesis.',
  });
}

/** The rules that hold from the first block on. Throws a fatal LeasebookError where the file is none. */
export function genesisVersion(value: unknown): Version {
  return versionOf(parsedGenesis(value));
}

/** Throws a fatal LeasebookError where the file is none, or already holds deployments, orders, bids, leases or escrow. */
export function readGenesis(value: unknown): LedgerState {
  const file = parsedGenesis(value);
  const { app_state: app } = file;
  const held = [app.deployment?.deployments, app.market?.orders, app.market?.bids, app.market?.leases, app.escrow?.accounts];
  if (held.some((objects) => (objects?.length ?? 0) > 0)) {
    throw new LeasebookError('the genesis file already holds a market', {
      kind: 'fatal',
      code: 'GENESIS_HOLDS_MARKET',
      advice: "Start from a node's state at a height by `leasebook bootstrap`.",
    });
  }
  const state = new LedgerState(versionOf(file));
  state.genesisParameters = genesisParameters(value);
  const pool = app.distribution?.fee_pool?.community_pool ?? [];
  state.poolBefore = Object.fromEntries(pool.map(({ denom, amount }) => [denom, amount]));
  if (app.take?.params !== undefined) state.take = parseTakeParameters(app.take.params);
  for (const provider of app.provider?.providers ?? []) {
    setProvider(state, {
      owner: provider.owner,
      hostUri: provider.host_uri,
      email: provider.info?.email ?? '',
      website: provider.info?.website ?? '',
      createdHeight: null,
      updatedHeight: null,
      attributes: provider.attributes ?? [],
    });
  }
  holdGenesis(state, app);
  return state;
}
