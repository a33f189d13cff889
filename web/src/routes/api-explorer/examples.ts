// Example queries of the API explorer. A test checks each against the schema.
import { t } from '../../lib/texts/index.ts';

/** One example, ready to run. */
export interface Example {
  name: string;
  query: string;
  variables: string;
}

const { names } = t.explorer;

export const EXAMPLES: readonly Example[] = [
  {
    name: names.summary,
    query: `query MarketNow {
  network {
    height
    time
    gpusSupplied
    gpusLeased
    gpuUtilization
    annualizedVolumeUsd
    gpuProviders
    countries
    published {
      label
      published
      measured
      unit
    }
  }
}
`,
    variables: '',
  },
  {
    name: names.utilization,
    query: `query Utilization($from: DateTime, $to: DateTime) {
  series(input: { metric: GPU_UTILIZATION, interval: DAY, from: $from, to: $to }) {
    height
    series {
      points {
        time
        value
        coverage
        partial
      }
    }
  }
}
`,
    variables: '{\n  "from": null,\n  "to": null\n}',
  },
  {
    name: names.models,
    query: `query Models {
  gpuModels {
    vendor
    model
    supplied
    leased
    utilization
    providers
    countries
    price {
      p25
      median
      p75
    }
  }
}
`,
    variables: '',
  },
  {
    name: names.supply,
    query: `query SupplyByCountry($interval: Interval!) {
  series(input: { metric: GPUS_SUPPLIED, interval: $interval, groupBy: COUNTRY }) {
    series {
      member
      points {
        time
        value
      }
    }
  }
}
`,
    variables: '{\n  "interval": "DAY"\n}',
  },
  {
    name: names.leases,
    query: `query GpuLeases($first: Int!, $after: String) {
  leases(first: $first, after: $after, where: { hasGpu: true, state: { in: [ACTIVE, RECLAIMING] } }) {
    nodes {
      owner
      dseq
      createdTime
      usdPerHour
      gpuVariants {
        vendor
        model
        ram
        count
      }
      provider {
        hostUri
        country
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
    variables: '{\n  "first": 10,\n  "after": null\n}',
  },
  {
    name: names.provider,
    query: `query Providers($model: String) {
  providers(first: 10, where: { online: true, model: { eq: $model } }) {
    totalCount
    nodes {
      owner
      hostUri
      country
      gpusLeased
      activeLeases
      newestSample {
        time
        gpusAllocatable
        gpusAllocated
        gpus {
          vendor
          model
          ram
          interface
          count
        }
      }
    }
  }
}
`,
    variables: '{\n  "model": "nvidia/a100"\n}',
  },
  {
    name: names.fees,
    query: `query FeesByDenomination {
  series(input: { metric: TRANSACTION_FEES, groupBy: DENOM }) {
    definition {
      unit
    }
    series {
      member
      points {
        time
        value
      }
    }
  }
}
`,
    variables: '',
  },
  {
    name: names.method,
    query: `query Method {
  metric(name: GPU_UTILIZATION) {
    title
    definition
    formula
    unit
    sources
    caveats
  }
}
`,
    variables: '',
  },
  {
    name: names.freshness,
    query: `query Freshness {
  status {
    chainId
    origin
    state
    indexedHeight
    indexedTime
    headHeight
    lagSeconds
    deadLetters
  }
}
`,
    variables: '',
  },
  {
    name: names.escrow,
    query: `query LeftOver {
  deployments(first: 10, where: { state: { eq: ACTIVE } }) {
    nodes {
      owner
      dseq
      escrow {
        balance {
          denom
          amount
          usd
        }
        runsOutHeight
        runsOutTime
      }
    }
  }
}
`,
    variables: '',
  },
  {
    name: names.payouts,
    query: `query Payouts($after: String) {
  flows(first: 20, after: $after, where: { kind: { in: [EARNINGS, TAKE_FEE] } }) {
    nodes {
      height
      time
      kind
      amount {
        denom
        amount
        usd
      }
      owner
      dseq
      provider
      transactionHash
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
    variables: '',
  },
  {
    name: names.search,
    query: `query Search($text: String!) {
  search(text: $text, first: 5) {
    kind
    key
    title
    detail
  }
}
`,
    variables: '{ "text": "a100" }',
  },
];
