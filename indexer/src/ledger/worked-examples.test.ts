// The worked examples of docs/settlement.md (protocol 4.9, 4.10), to the last digit.
import { describe, expect, it } from 'vitest';
import { parseDecimal } from './decimal.ts';
import { address, deposit, flowText, openLeases, TestChain, whole } from './testing.ts';

const owner = address(1);
const granter = address(2);
const providerA = address(3);
const providerB = address(4);
const dseq = 77n;
const account = `${owner}/${dseq}`;
const leaseA = { owner, dseq, gseq: 1, oseq: 1, provider: providerA, bseq: 0 };
const leaseB = { owner, dseq, gseq: 2, oseq: 1, provider: providerB, bseq: 0 };
const keyA = `${account}/1/1/${providerA}`;
const keyB = `${account}/2/1/${providerB}`;
const RATES: [string, string][] = [
  [providerA, '37.25'],
  [providerB, '12.75'],
];
const ofDeployment = (texts: string[]) => texts.filter((text) => !text.startsWith('bid_'));

describe('a deployment of two leases before v1.0', () => {
  const chain = new TestChain('v0.38.0');
  chain.sendAll(openLeases(owner, dseq, RATES, deposit(5_000_020n)).flat(), 100);

  it('charges whole blocks for all leases at a withdrawal, and takes 2 %', () => {
    const flows = chain.send({ kind: 'withdraw-lease', id: leaseA }, 1_100).map(flowText);
    expect(flows).toEqual([`take_fee 745uakt ${chain.tables.flows.at(-2)?.recipient}`, `earnings 36505uakt ${providerA}`]);
    expect(chain.account('deployment', account)).toMatchObject({
      legacy: { balance: whole(4_950_020) },
      transferred: [whole(50_000)],
      settledAt: 1_100,
    });
    expect(chain.tables.payments.get(keyA)).toMatchObject({ balance: whole(0), withdrawn: { denom: 'uakt', amount: 37_250n } });
    expect(chain.tables.payments.get(keyB)).toMatchObject({ balance: whole(12_750), withdrawn: { denom: 'uakt', amount: 0n } });
  });

  it('splits the rest by rate when the money has run out, and closes the deployment', () => {
    const flows = ofDeployment(chain.send({ kind: 'withdraw-lease', id: leaseB }, 100_103).map(flowText));
    const pool = chain.tables.flows.find(({ kind }) => kind === 'take_fee')?.recipient;
    expect(flows).toEqual([
      `take_fee 73755uakt ${pool}`,
      `earnings 3614009uakt ${providerA}`,
      `take_fee 25500uakt ${pool}`,
      `earnings 1249505uakt ${providerB}`,
    ]);
    expect(chain.account('deployment', account)).toMatchObject({
      state: 'overdrawn',
      legacy: { balance: whole(0) },
      transferred: [whole(5_000_020)],
    });
    expect(chain.tables.payments.get(keyA)?.balance.amount).toBe(parseDecimal('0.9'));
    expect(chain.tables.payments.get(keyB)?.balance.amount).toBe(parseDecimal('0.1'));
    expect(chain.tables.deployments.get(account)?.state).toBe('closed');
    expect(chain.tables.groups.get(`${account}/1`)?.state).toBe('insufficient_funds');
    expect(chain.tables.leases.get(keyA)).toMatchObject({ state: 'closed', closed: { height: 100_103 } });
  });
});

describe('the same leases under v1.2', () => {
  const chain = new TestChain('v1.2.0');
  const messages = openLeases(owner, dseq, RATES, {
    amount: { denom: 'uakt', amount: 5_000_020n },
    depositor: null,
    sources: ['grant', 'balance'],
  }).flat();
  const authorization = {
    typeUrl: '/akash.escrow.v1.DepositAuthorization',
    messageTypeUrl: '/akash.escrow.v1.MsgAccountDeposit',
    spendLimit: { denom: 'uakt', amount: 5_000_000n },
    spendLimits: [],
    scopes: ['deployment' as const],
  };
  chain.send({ kind: 'grant', granter, grantee: owner, authorization, expiration: null });
  chain.sendAll(messages, 100);

  it('charges whole coins lease by lease out of the first deposit', () => {
    const flows = chain.send({ kind: 'withdraw-lease', id: leaseA }, 1_101).map(flowText);
    expect(flows.at(-1)).toBe(`earnings 36542uakt ${providerA}`);
    expect(chain.account('deployment', account)).toMatchObject({
      funds: [whole(4_949_971)],
      deposits: [
        { owner: granter, source: 'grant', balance: whole(4_949_951), height: 100 },
        { owner, source: 'balance', balance: whole(20), height: 100 },
      ],
    });
    expect(chain.tables.payments.get(keyB)?.balance).toEqual(whole(12_762));
  });

  it('serves the first lease first when the money has run out, and remembers the debt', () => {
    const flows = ofDeployment(chain.send({ kind: 'withdraw-lease', id: leaseB }, 101_101).map(flowText));
    expect(flows.filter((text) => text.startsWith('earnings'))).toEqual([
      `earnings 3650500uakt ${providerA}`,
      `earnings 1212979uakt ${providerB}`,
    ]);
    expect(chain.tables.payments.get(keyB)).toMatchObject({ state: 'overdrawn', unsettled: whole(50_029) });
    expect(chain.account('deployment', account)).toMatchObject({ state: 'overdrawn', funds: [whole(-50_029)], deposits: [] });
    expect(chain.tables.leases.get(keyA)).toMatchObject({ state: 'insufficient_funds', reason: 20_000 });
  });

  it('pays the debt from a later deposit and sends the rest back', () => {
    const flows = chain.send({ kind: 'deposit-deployment', signer: owner, id: { owner, dseq }, deposit: deposit(60_000n) }).map(flowText);
    const pool = chain.tables.flows.find(({ kind }) => kind === 'take_fee')?.recipient;
    const escrow = chain.tables.flows.find(({ kind }) => kind === 'deposit')?.recipient;
    expect(flows).toEqual([
      `deposit 60000uakt ${escrow}`,
      `take_fee 1000uakt ${pool}`,
      `earnings 49029uakt ${providerB}`,
      `refund 9971uakt ${owner}`,
    ]);
    expect(chain.account('deployment', account)).toMatchObject({ state: 'closed', funds: [whole(0)], deposits: [] });
    expect(chain.tables.payments.get(keyB)).toMatchObject({ state: 'closed', unsettled: whole(0) });
  });
});
