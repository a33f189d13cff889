// Addresses of one page of each kind in a running instance, for commands that look at all of them.

/** Asks the GraphQL API at `url`; null where nothing answers. */
async function ask(url, query) {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  }).catch(() => null);
  const data = await answer?.json().catch(() => null);
  return data?.data ?? null;
}

/** Paths of the explorer's pages by a short name; pages of objects that the index lacks are left out. Null where nothing answers. */
export async function pagesOf(url) {
  const known = await ask(
    url,
    `{
      status { indexedHeight }
      leases(first: 1, filter: { hasGpu: true }) { nodes { owner dseq gseq oseq providerAddress } }
      providers(first: 1) { nodes { owner } }
      gpuModels { vendor model }
    }`,
  );
  if (known === null) return null;
  const [lease] = known.leases.nodes;
  const [provider] = known.providers.nodes;
  const [model] = known.gpuModels;
  const messages = await ask(url, '{ transactions(first: 1) { nodes { hash } } }');
  const hash = messages?.transactions.nodes[0]?.hash;
  return {
    overview: '/',
    'overview-compared': '/?compare=previous&gpus=index',
    'overview-table': '/?gpus=table&volume=query',
    gpus: '/gpus',
    ...(model ? { 'gpu-model': `/gpus/${model.vendor}/${model.model}` } : {}),
    prices: '/prices',
    market: '/market',
    leases: '/leases',
    ...(lease
      ? {
          lease: `/leases/${[lease.owner, lease.dseq, lease.gseq, lease.oseq, lease.providerAddress].join('/')}`,
          deployment: `/deployments/${lease.owner}/${lease.dseq}`,
          address: `/addresses/${lease.owner}`,
        }
      : {}),
    deployments: '/deployments',
    providers: '/providers',
    ...(provider ? { provider: `/providers/${provider.owner}` } : {}),
    fees: '/fees',
    token: '/token',
    scenarios: '/scenarios',
    published: '/published',
    blocks: '/blocks',
    block: `/blocks/${known.status.indexedHeight}`,
    transactions: '/transactions',
    ...(hash ? { transaction: `/transactions/${hash}` } : {}),
    search: '/search?q=a100',
    explore: '/explore',
    data: '/data',
    methods: '/methods',
    status: '/status',
    'api-explorer': '/api-explorer',
    embed: '/embed/gpus-supplied+gpus-leased+gpu-utilization',
    'not-found': '/nothing-here',
  };
}
