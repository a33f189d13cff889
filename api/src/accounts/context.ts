// Lists and loaders of accounts for one request.
import type DataLoader from 'dataloader';
import { manyByKey, oneByKey, readsByKey } from '../connection/batch.ts';
import { createList, type List, type Reading } from '../connection/connection.ts';
import { type DeploymentRow, tenantDeploymentSource } from '../market/deployments.ts';
import { type LeaseRow, tenantLeaseSource } from '../market/leases.ts';
import type { Snapshot } from '../snapshot.ts';
import { type DepositedRow, loadDeposited, loadRoles, type RolesRow } from './accounts.ts';
import { type GrantRow, givenSource, receivedSource } from './grants.ts';
import { type TenantRow, tenantSource } from './tenants.ts';

/** Keys and parents are addresses. */
export interface AccountContext {
  tenants: List<TenantRow>;
  deployments: List<DeploymentRow>;
  leases: List<LeaseRow>;
  grantsGiven: List<GrantRow>;
  grantsReceived: List<GrantRow>;
  roles: DataLoader<string, RolesRow | null>;
  deposited: DataLoader<string, readonly DepositedRow[]>;
}

/** Accounts as one request reads them. */
export function createAccountContext(snapshot: Snapshot, reading: Reading): AccountContext {
  const withKeys = readsByKey(snapshot, reading);
  return {
    tenants: createList<TenantRow>(tenantSource, snapshot, reading),
    deployments: createList<DeploymentRow>(tenantDeploymentSource, snapshot, reading),
    leases: createList<LeaseRow>(tenantLeaseSource, snapshot, reading),
    grantsGiven: createList<GrantRow>(givenSource, snapshot, reading),
    grantsReceived: createList<GrantRow>(receivedSource, snapshot, reading),
    roles: oneByKey(withKeys(loadRoles), ({ address }) => address),
    deposited: manyByKey(withKeys(loadDeposited), ({ address }) => address),
  };
}
