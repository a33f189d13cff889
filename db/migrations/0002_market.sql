-- The market: deployments, groups, orders, bids, leases, providers. Heights are those of execution.

CREATE TABLE deployments (
  owner          text NOT NULL,
  dseq           uint64 NOT NULL,
  -- active, closed
  state          text NOT NULL,
  hash           text NOT NULL,
  created_height height NOT NULL,
  created_time   timestamptz NOT NULL,
  closed_height  height,
  closed_time    timestamptz,
  -- Nanoseconds; null where the deployment asks for no reclamation window (v2.1).
  reclamation_min_window bigint,
  PRIMARY KEY (owner, dseq)
);
CREATE INDEX deployments_created ON deployments (created_height, owner, dseq);
CREATE INDEX deployments_active ON deployments (owner, dseq) WHERE state = 'active';

CREATE TABLE deployment_groups (
  owner          text NOT NULL,
  dseq           uint64 NOT NULL,
  gseq           integer NOT NULL,
  -- open, paused, insufficient_funds, closed
  state          text NOT NULL,
  name           text NOT NULL,
  -- {signedByAllOf: [], signedByAnyOf: [], attributes: [{key, value}]}
  requirements   jsonb NOT NULL,
  created_height height NOT NULL,
  closed_height  height,
  PRIMARY KEY (owner, dseq, gseq)
);

CREATE TABLE group_resources (
  owner        text NOT NULL,
  dseq         uint64 NOT NULL,
  gseq         integer NOT NULL,
  -- Place in the group, from 0; the chain's own resource id may repeat in old groups.
  position     integer NOT NULL,
  resource_id  bigint NOT NULL,
  count        bigint NOT NULL,
  cpu_millis   numeric NOT NULL,
  memory_bytes numeric NOT NULL,
  -- [{name, bytes, attributes}]
  storage      jsonb NOT NULL,
  storage_bytes numeric NOT NULL,
  gpus         numeric NOT NULL,
  -- Requested GPU attribute keys, e.g. vendor/nvidia/model/a100/ram/80Gi; any of them is accepted.
  gpu_attributes text[] NOT NULL,
  -- {cpu, memory, gpu}: lists of {key, value}, as the order has them.
  attributes   jsonb NOT NULL,
  endpoints    jsonb NOT NULL,
  -- Ceiling per replica and block.
  price_denom  text NOT NULL,
  price_amount amount NOT NULL,
  PRIMARY KEY (owner, dseq, gseq, position)
);

CREATE TABLE orders (
  owner          text NOT NULL,
  dseq           uint64 NOT NULL,
  gseq           integer NOT NULL,
  oseq           integer NOT NULL,
  -- open, active, closed
  state          text NOT NULL,
  created_height height NOT NULL,
  created_time   timestamptz NOT NULL,
  closed_height  height,
  closed_time    timestamptz,
  -- Ceiling per block for the whole order.
  price_denom    text NOT NULL,
  price_amount   amount NOT NULL,
  reclamation_min_window bigint,
  PRIMARY KEY (owner, dseq, gseq, oseq)
);
CREATE INDEX orders_created ON orders (created_height);

CREATE TABLE bids (
  owner          text NOT NULL,
  dseq           uint64 NOT NULL,
  gseq           integer NOT NULL,
  oseq           integer NOT NULL,
  provider       text NOT NULL,
  bseq           integer NOT NULL,
  -- open, active, lost, closed
  state          text NOT NULL,
  -- Per block for the whole order.
  price_denom    text NOT NULL,
  price_amount   amount NOT NULL,
  created_height height NOT NULL,
  created_time   timestamptz NOT NULL,
  -- When it became lost or closed.
  closed_height  height,
  closed_time    timestamptz,
  reclamation_window bigint,
  -- [{resourceId, count, cpuMillis, cpuAttributes, memoryBytes, memoryAttributes, storage, gpus, gpuAttributes, endpoints,
  -- prices?}]; amounts and bytes are text.
  resources_offer jsonb NOT NULL,
  PRIMARY KEY (owner, dseq, gseq, oseq, provider, bseq)
);
CREATE INDEX bids_provider ON bids (provider, created_height);

CREATE TABLE leases (
  owner          text NOT NULL,
  dseq           uint64 NOT NULL,
  gseq           integer NOT NULL,
  oseq           integer NOT NULL,
  provider       text NOT NULL,
  bseq           integer NOT NULL,
  -- active, insufficient_funds, closed, reclaiming
  state          text NOT NULL,
  -- Per block, in force now or when it closed; lease_prices keeps what it was before.
  price_denom    text NOT NULL,
  price_amount   amount NOT NULL,
  created_height height NOT NULL,
  created_time   timestamptz NOT NULL,
  closed_height  height,
  closed_time    timestamptz,
  -- The reason as the chain stores it (protocol 3.1, 3.4), by number and name.
  reason         integer NOT NULL,
  -- The reason as the event or the message told it; null in the legacy eras.
  announced_reason integer,
  reclamation_window     bigint,
  reclamation_started_at height,
  -- Unix seconds.
  reclamation_deadline   bigint,
  reclamation_reason     integer,
  -- What the lease holds, replicas multiplied out.
  gpus           numeric NOT NULL,
  cpu_millis     numeric NOT NULL,
  memory_bytes   numeric NOT NULL,
  storage_bytes  numeric NOT NULL,
  PRIMARY KEY (owner, dseq, gseq, oseq, provider, bseq)
);
CREATE INDEX leases_created ON leases (created_height DESC, owner, dseq, gseq, oseq, provider, bseq);
CREATE INDEX leases_provider ON leases (provider, created_height DESC);
CREATE INDEX leases_live ON leases (provider) WHERE state IN ('active', 'reclaiming');

-- GPUs of a lease by variant; model, RAM and interface are empty where nothing tells them ('unknown' model: protocol 2.2).
CREATE TABLE lease_gpus (
  owner     text NOT NULL,
  dseq      uint64 NOT NULL,
  gseq      integer NOT NULL,
  oseq      integer NOT NULL,
  provider  text NOT NULL,
  bseq      integer NOT NULL,
  vendor    text NOT NULL,
  model     text NOT NULL,
  ram       text NOT NULL,
  interface text NOT NULL,
  count     numeric NOT NULL,
  -- Where the model is known from: offer, order, provider, unknown.
  origin    text NOT NULL,
  PRIMARY KEY (owner, dseq, gseq, oseq, provider, bseq, vendor, model, ram, interface)
);
CREATE INDEX lease_gpus_model ON lease_gpus (vendor, model);

-- Every price that a lease had: the v2.0 migration rewrites prices in place (protocol 6.2).
CREATE TABLE lease_prices (
  owner       text NOT NULL,
  dseq        uint64 NOT NULL,
  gseq        integer NOT NULL,
  oseq        integer NOT NULL,
  provider    text NOT NULL,
  bseq        integer NOT NULL,
  from_height height NOT NULL,
  denom       text NOT NULL,
  amount      amount NOT NULL,
  PRIMARY KEY (owner, dseq, gseq, oseq, provider, bseq, from_height)
);

CREATE TABLE providers (
  owner          text PRIMARY KEY,
  host_uri       text NOT NULL,
  email          text NOT NULL,
  website        text NOT NULL,
  -- Null for a provider that genesis already holds.
  created_height height,
  updated_height height,
  -- From its attributes: ISO 3166-1 alpha-2 where it can be told, else empty.
  country        text NOT NULL
);

CREATE TABLE provider_attributes (
  owner       text NOT NULL,
  key         text NOT NULL,
  value       text NOT NULL,
  from_height height NOT NULL,
  -- Null while in force.
  to_height   height,
  PRIMARY KEY (owner, key, from_height)
);
CREATE INDEX provider_attributes_now ON provider_attributes (owner, key) WHERE to_height IS NULL;

-- What auditors signed about providers, over time.
CREATE TABLE audited_attributes (
  auditor     text NOT NULL,
  owner       text NOT NULL,
  key         text NOT NULL,
  value       text NOT NULL,
  from_height height NOT NULL,
  to_height   height,
  PRIMARY KEY (auditor, owner, key, from_height)
);

-- What providers answered about their hardware. `time` is the sample's own.
CREATE TABLE provider_samples (
  provider                text NOT NULL,
  time                    timestamptz NOT NULL,
  error                   text,
  gpus_allocatable        integer NOT NULL,
  gpus_allocated          integer NOT NULL,
  cpu_millis_allocatable  numeric NOT NULL,
  cpu_millis_allocated    numeric NOT NULL,
  memory_bytes_allocatable numeric NOT NULL,
  memory_bytes_allocated  numeric NOT NULL,
  storage_bytes_allocatable numeric NOT NULL,
  storage_bytes_allocated numeric NOT NULL,
  active_leases           integer NOT NULL,
  -- [{vendor, model, ram, interface, count}] of allocatable GPUs
  gpus                    jsonb NOT NULL,
  PRIMARY KEY (provider, time)
);
CREATE INDEX provider_samples_time ON provider_samples (time);

-- AKT in USD. `source`: 'import' (a published series) or 'oracle' (the chain's own, from v2.0).
CREATE TABLE prices (
  source text NOT NULL,
  time   timestamptz NOT NULL,
  usd    amount NOT NULL,
  PRIMARY KEY (source, time)
);
