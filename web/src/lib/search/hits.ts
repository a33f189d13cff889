// What the answers of a search are called, and where they lead.

import { modelName, vendorName } from '../format/names.ts';
import type { SearchQuery } from '../generated/graphql';
import {
  addressPage,
  blockPage,
  deploymentPage,
  explorePage,
  leaseAddress,
  modelPage,
  providerPage,
  transactionPage,
} from '../state/links.ts';

/** The name of what was found: a GPU model as it is spoken of, anything else as the API tells it. */
export function hitTitle({ title, result }: SearchQuery['search'][number]): string {
  return result.__typename === 'GpuModel' ? `${modelName(result.model)} ${vendorName(result.vendor)}`.trim() : title;
}

/** The page of what was found. */
export function hitPage({ result }: SearchQuery['search'][number]): string {
  switch (result.__typename) {
    case 'Account':
      return addressPage(result.address);
    case 'Block':
      return blockPage(result.height);
    case 'Deployment':
    case 'Order':
      return deploymentPage(result.owner, result.dseq);
    case 'GpuModel':
      return modelPage(result.vendor, result.model);
    case 'Lease':
      return leaseAddress(result);
    case 'MetricDefinition':
      return explorePage({ metric: result.name.toLowerCase() });
    case 'Provider':
      return providerPage(result.owner);
    case 'Transaction':
      return transactionPage(result.hash);
  }
}
