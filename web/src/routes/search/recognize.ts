// What a text that somebody looks for reads as, by its form alone.
import { addressPage, blockPage, deploymentPage, leaseAddress, transactionPage } from '../../lib/state/links.ts';

/** A form that is recognized. */
export type Form = 'height' | 'hash' | 'address' | 'lease' | 'deployment' | 'words';

/** A form, and the page that it would be on. */
export interface Recognized {
  form: Form;
  /** Null for words, which can mean many things. */
  href: string | null;
}

const ADDRESS = /^[a-z]{2,10}(valoper)?1[02-9ac-hj-np-z]{20,100}$/;
const LEASE = /^([a-z0-9]+)\/(\d{1,20})\/(\d{1,10})\/(\d{1,10})\/([a-z0-9]+)$/;
const DEPLOYMENT = /^([a-z0-9]+)\/(\d{1,20})$/;

/** Reads a text; spaces around it and thousands separators in a height do not matter. */
export function recognize(text: string): Recognized {
  const asked = text.trim();
  const height = asked.replace(/^#/, '').replaceAll(/[,\s]/g, '');
  if (/^\d{1,10}$/.test(height)) return { form: 'height', href: blockPage(Number(height)) };
  if (/^(0x)?[0-9a-f]{64}$/i.test(asked)) return { form: 'hash', href: transactionPage(asked.slice(-64).toUpperCase()) };
  const lease = LEASE.exec(asked);
  if (lease !== null) {
    const [, owner = '', dseq = '', gseq, oseq, providerAddress = ''] = lease;
    return { form: 'lease', href: leaseAddress({ owner, dseq, gseq: Number(gseq), oseq: Number(oseq), providerAddress }) };
  }
  const deployment = DEPLOYMENT.exec(asked);
  if (deployment !== null && ADDRESS.test(deployment[1] ?? '')) {
    return { form: 'deployment', href: deploymentPage(deployment[1] ?? '', deployment[2] ?? '') };
  }
  if (ADDRESS.test(asked)) return { form: 'address', href: addressPage(asked) };
  return { form: 'words', href: null };
}
