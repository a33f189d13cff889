// What the ledger keeps beside the market's objects, as far as a node answers it: version, take, oracle, burn-mint, grants.
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import type { ParameterValue } from '../contract.ts';
import { authorization } from '../decode/authorization.ts';
import { bodyOf, nanosOf } from '../decode/body.ts';
import { bigField, type Decoded, decodeMessage, optionalMessage, textField } from '../decode/index.ts';
import { typeOf } from '../decode/schema.ts';
import type { UpgradePlan } from '../facts.ts';
import { parseDecimal } from '../ledger/decimal.ts';
import { isDepositMessage } from '../ledger/grants.ts';
import { deploymentKey } from '../ledger/keys.ts';
import { MODULES } from '../ledger/parameters.ts';
import type { SavedState } from '../ledger/snapshot.ts';
import { isVersion, type Version } from '../ledger/versions.ts';
import type { Grant } from '../objects.ts';
import type { StateAnswers } from '../verify/answers.ts';
import type { Collected } from '../verify/collect.ts';
import { collectFigures } from '../verify/collect-figures.ts';
import type { Fields } from '../verify/fields.ts';
import type { CollectedFigures } from '../verify/figures.ts';
import type { Generation } from '../verify/objects.ts';
import { listAll, responseType } from '../verify/pages.ts';
import { pagedRequest, textRequest } from '../verify/requests.ts';
import { openProposals } from './proposals.ts';

export interface OwnState {
  state: SavedState;
  grants: Grant[];
  /** Parameters in force after the block. */
  parameters: ParameterValue[];
  /** What the community pool held after the block, decimal text by denomination; null where the node does not tell it or its tax. */
  pool: Readonly<Record<string, string>> | null;
  /** What could not be had, in one sentence each. */
  unknown: string[];
}

export interface Known {
  /** The rules in force where the node does not tell them, e.g. `v1.2.0`. */
  version: string | null;
  /** Upgrades to come. */
  plans: readonly UpgradePlan[];
}

/** Upgrades whose rules differ, the latest first; the first one that was applied is in force (protocol 9). */
const UPGRADES: readonly Version[] = ['v2.1.0', 'v2.0.0', 'v1.2.0', 'v1.1.0', 'v1.0.0'];

async function ask(answers: StateAnswers, height: number, path: string, data: Uint8Array): Promise<Decoded | null> {
  const answer = await answers.ask(path, data, height);
  return answer.kind === 'value' ? decodeMessage(responseType(path), answer.value) : null;
}

/** The height at which the node says it applied an upgrade, 0 where it did not; null where it does not answer. */
async function appliedHeight(answers: StateAnswers, height: number, name: Version): Promise<number | null> {
  const reply = await ask(answers, height, '/cosmos.upgrade.v1beta1.Query/AppliedPlan', textRequest([[1, name]]));
  return reply === null ? null : Number(bigField(reply, 'height'));
}

/** The latest of the upgrades that the node says it applied; null where it does not answer, or where the chain began with later rules. */
async function appliedVersion(answers: StateAnswers, height: number, generation: Generation): Promise<Version | null> {
  for (const name of UPGRADES) {
    const at = await appliedHeight(answers, height, name);
    if (at === null) return null;
    if (at > 0 && at <= height) return name;
  }
  return generation === 'legacy' ? 'v0.38.0' : null;
}

async function versionOf(
  answers: StateAnswers,
  height: number,
  { version }: Known,
  collected: Collected,
  oracle: string | null,
): Promise<Version> {
  if (version !== null && isVersion(version)) return version;
  const applied = await appliedVersion(answers, height, collected.generation);
  if (applied !== null) return applied;
  if (collected.generation === 'legacy') return 'v0.38.0';
  if (oracle !== null) return oracle === 'v2' ? 'v2.1.0' : 'v2.0.0';
  throw new LeasebookError('the node does not tell which of v1.0, v1.1 and v1.2 was in force', {
    kind: 'fatal',
    code: 'BOOTSTRAP_VERSION_UNKNOWN',
    height,
    advice: 'Name the last upgrade before this height by --upgrade, e.g. --upgrade v1.2.0.',
  });
}

/** Which oracle module the node has; null before v2.0. */
async function oracleVersion(answers: StateAnswers, height: number): Promise<string | null> {
  for (const version of ['v2', 'v1']) {
    const answer = await answers.ask(`/akash.oracle.${version}.Query/Params`, new Uint8Array(0), height);
    if (answer.kind === 'value') return version;
  }
  return null;
}

async function planned(answers: StateAnswers, height: number, unknown: string[]): Promise<UpgradePlan | null> {
  const answer = await answers.ask('/cosmos.upgrade.v1beta1.Query/CurrentPlan', new Uint8Array(0), height);
  if (answer.kind !== 'value') {
    unknown.push('whether an upgrade was planned');
    return null;
  }
  const reply = decodeMessage(responseType('/cosmos.upgrade.v1beta1.Query/CurrentPlan'), answer.value);
  const plan = optionalMessage(reply, 'plan');
  return plan === null ? null : { name: textField(plan, 'name'), height: Number(bigField(plan, 'height')) };
}

const pendingSchema = z.object({
  id: z.object({ height: z.coerce.number() }),
  pending_record: z
    .object({
      owner: z.string(),
      to: z.string(),
      coins_to_burn: z.object({ denom: z.string(), amount: z.string() }),
      denom_to_mint: z.string(),
    })
    .nullable(),
});

/** Requests to burn and mint that wait; they come first in the list, so that its first page nearly always holds them all. */
async function pendingRecords(answers: StateAnswers, height: number, unknown: string[]): Promise<SavedState['bme']['pending']> {
  const path = '/akash.bme.v1.Query/LedgerRecords';
  const { items, gap } = await listAll(answers, height, { path, items: 'records', request: (key) => pagedRequest(2, key) });
  const type = typeOf('akash.bme.v1.QueryLedgerRecordEntry');
  const entries = items.map((item) => pendingSchema.parse(JSON.parse(bodyOf(type, item))));
  if (gap !== null && entries.every(({ pending_record: waiting }) => waiting !== null)) unknown.push(`requests to burn and mint: ${gap}`);
  return entries.flatMap(({ id, pending_record: waiting }) =>
    waiting === null
      ? []
      : [{ owner: waiting.owner, to: waiting.to, coin: waiting.coins_to_burn, denomToMint: waiting.denom_to_mint, height: id.height }],
  );
}

async function bmeState(
  answers: StateAnswers,
  height: number,
  figure: (kind: 'bme' | 'supply' | 'balances', id: string) => Fields,
  unknown: string[],
): Promise<SavedState['bme']> {
  const status = figure('bme', 'status').get('status');
  const amounts = (kind: 'bme' | 'balances', id: string): Record<string, string> => Object.fromEntries(figure(kind, id));
  return {
    // v2.1 refuses the question only while no price holds, and then nothing is minted.
    mintStatus: status ?? 'mint_status_halt_oracle',
    collateralRatio: '0',
    pending: await pendingRecords(answers, height, unknown),
    burned: amounts('bme', 'vault total_burned'),
    minted: amounts('bme', 'vault total_minted'),
    remintCredits: amounts('bme', 'vault remint_credits'),
    balances: amounts('balances', 'bme'),
    issued: { uact: figure('supply', 'uact').get('amount') ?? '0' },
  };
}

const NO_BME: SavedState['bme'] = {
  mintStatus: 'mint_status_unspecified',
  collateralRatio: '0',
  pending: [],
  burned: {},
  minted: {},
  remintCredits: {},
  balances: {},
  issued: {},
};

function takeState(fields: Fields): SavedState['take'] {
  const prefix = 'rate of ';
  const rates = [...fields].filter(([name]) => name.startsWith(prefix)).map(([name, rate]) => [name.slice(prefix.length), rate]);
  return { defaultRate: fields.get('default rate') ?? '0', denomRates: Object.fromEntries(rates) };
}

/** Deposit grants of everybody who owns a deployment or is a provider: whoever may deposit with them. */
async function depositGrants(answers: StateAnswers, height: number, { objects }: Collected, unknown: string[]): Promise<Grant[]> {
  const grantees = new Set<string>(objects.providers.objects.keys());
  for (const { id } of objects.deployments.objects.values()) grantees.add(id.owner);
  const path = '/cosmos.authz.v1beta1.Query/GranteeGrants';
  const grants: Grant[] = [];
  for (const grantee of grantees) {
    const { items, gap } = await listAll(answers, height, { path, items: 'grants', request: (key) => granteeRequest(grantee, key) });
    if (gap !== null) {
      unknown.push(`deposit grants from before: ${gap}`);
      return [];
    }
    grants.push(...items.flatMap(parseGrant));
  }
  unknown.push('deposit grants to addresses that owned no deployment and were no provider');
  return grants;
}

function granteeRequest(grantee: string, key: Uint8Array): Uint8Array {
  return Buffer.concat([textRequest([[1, grantee]]), pagedRequest(2, key)]);
}

function parseGrant(item: Decoded): Grant[] {
  const expiration = optionalMessage(item, 'expiration');
  const { messageTypeUrl, ...given } = authorization(optionalMessage(item, 'authorization'));
  if (!isDepositMessage(messageTypeUrl)) return [];
  return [
    {
      granter: textField(item, 'granter'),
      grantee: textField(item, 'grantee'),
      messageTypeUrl,
      ...given,
      expiration: expiration === null ? null : nanosOf(expiration),
      goneHeight: null,
    },
  ];
}

/**
 * v2.0 converts what was active and priced in uakt at the upgrade as soon as there is a price; until then the prices of groups
 * stay (protocol 6.2). A deployment that was closed since by a lack of money is converted too, as its account is not closed but
 * overdrawn; when that came, its account was settled for the last time.
 */
async function pendingConversions(answers: StateAnswers, height: number, { objects }: Collected, unknown: string[]): Promise<string[]> {
  const pending = new Set<string>();
  const closed = new Set<string>();
  for (const { id, spec } of objects.groups.objects.values()) {
    const key = deploymentKey(id);
    const price = spec.resources.find((unit) => unit.price.amount > 0n)?.price;
    if (price?.denom === 'uakt') (objects.deployments.objects.get(key)?.state === 'active' ? pending : closed).add(key);
  }
  const overdrawn = [...objects.accounts.objects.values()].filter(
    ({ scope, xid, state, funds }) => scope === 'deployment' && closed.has(xid) && state === 'overdrawn' && funds[0]?.denom === 'uakt',
  );
  if (overdrawn.length === 0) return [...pending];
  const upgraded = (await appliedHeight(answers, height, 'v2.0.0')) ?? 0;
  if (upgraded === 0) unknown.push('which of the accounts in uakt that are overdrawn became so after v2.0.0, and will be converted');
  else for (const { xid, settledAt } of overdrawn) if (settledAt >= upgraded) pending.add(xid);
  return [...pending];
}

/** Parameters as the node answers them, of the modules that are followed. */
function parametersOf(height: number, answered: CollectedFigures['parameters']): ParameterValue[] {
  return MODULES.flatMap((module) =>
    Object.entries(answered.get(module) ?? {}).map(([name, value]) => ({
      height,
      module,
      name,
      fromHeight: height,
      value,
      origin: 'bootstrap' as const,
    })),
  );
}

function poolOf({ figures, impossible, parameters }: CollectedFigures, unknown: string[]): OwnState['pool'] {
  if (parameters.has('distribution') && !impossible.some(({ kind }) => kind === 'communityPool')) {
    return Object.fromEntries([...figures.get('communityPool')].map(([denom, fields]) => [denom, fields.get('amount') ?? '0']));
  }
  unknown.push('what the community pool held');
  return null;
}

/** Reads what the ledger keeps beside the objects that were collected. Rejects with BOOTSTRAP_VERSION_UNKNOWN. */
export async function collectOwnState(answers: StateAnswers, height: number, known: Known, collected: Collected): Promise<OwnState> {
  const unknown: string[] = [];
  const collectedFigures = await collectFigures(answers, height, collected.generation);
  const { figures } = collectedFigures;
  const oracle = await oracleVersion(answers, height);
  const version = await versionOf(answers, height, known, collected, oracle);
  const plan = await planned(answers, height, unknown);
  const price = figures.get('oracle').get('akt');
  const used = price?.get(version === 'v2.0.0' ? 'median_price' : 'twap');
  const figure = (kind: 'bme' | 'supply' | 'balances', id: string): Fields => figures.get(kind).get(id) ?? new Map();
  if (version === 'v0.38.0' || version === 'v1.0.0' || version === 'v1.1.0')
    unknown.push('in which order paused groups close with their deployment');
  const take = figures.get('parameters').get('take');
  // v2.0 took the module away.
  if (take === undefined && !version.startsWith('v2.'))
    unknown.push('the rates of the take fee: until governance sets them, payouts count as if none were taken');
  const state: SavedState = {
    version,
    height,
    take: takeState(take ?? new Map()),
    governance: {
      proposals: await openProposals(answers, height, collected.generation, unknown),
      plans: [...known.plans],
      planned: plan,
      applied: [],
      moduleParameters: {},
    },
    oracle: { price: used === undefined ? null : parseDecimal(used).toString(), healthy: price?.get('healthy') === 'true' },
    bme: oracle === null ? NO_BME : await bmeState(answers, height, figure, unknown),
    pausedStoreKeys: [],
    pendingConversions: version === 'v2.0.0' ? await pendingConversions(answers, height, collected, unknown) : [],
    partial: { revoked: [] },
  };
  return {
    state,
    grants: await depositGrants(answers, height, collected, unknown),
    parameters: parametersOf(height, collectedFigures.parameters),
    pool: poolOf(collectedFigures, unknown),
    unknown,
  };
}
