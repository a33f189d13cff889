// Addresses of this site's pages: every link is made here.
import { atBase } from './base.ts';

/** What tells a lease apart. */
interface LeaseId {
  owner: string;
  dseq: string;
  gseq: number;
  oseq: number;
  providerAddress: string;
}

const address = (...parts: (string | number)[]) => atBase(`/${parts.map((part) => encodeURIComponent(part)).join('/')}`);

/** A lease's page. */
export const leaseAddress = ({ owner, dseq, gseq, oseq, providerAddress }: LeaseId) =>
  address('leases', owner, dseq, gseq, oseq, providerAddress);
/** A provider's page. */
export const providerPage = (owner: string) => address('providers', owner);
/** A GPU model's page; the whole list where the model is not told. */
export const modelPage = (vendor: string, model: string) =>
  vendor === '' || model === '' ? atBase('/gpus') : address('gpus', vendor, model);
/** A deployment's page. */
export const deploymentPage = (owner: string, dseq: string) => address('deployments', owner, dseq);
/** The page of any address: what it rents. */
export const addressPage = (owner: string) => address('addresses', owner);
/** A block's page. */
export const blockPage = (height: number) => address('blocks', height);
/** A transaction's page. */
export const transactionPage = (hash: string) => address('transactions', hash);
/** The search page with its answer for a text. */
export const searchPage = (text: string) => atBase(`/search?${new URLSearchParams({ q: text })}`);
/** The explorer of metrics with a view. */
export const explorePage = (parameters: Record<string, string>) => atBase(`/explore?${new URLSearchParams(parameters)}`);
/** The list of leases that fit parameters of its address. */
export const leasesPage = (parameters: Record<string, string>) => atBase(`/leases?${new URLSearchParams(parameters)}`);
/** The list of providers that fit parameters of its address. */
export const providersPage = (parameters: Record<string, string>) => atBase(`/providers?${new URLSearchParams(parameters)}`);
