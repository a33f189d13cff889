// Names for readers: GPU models, countries, denominations and addresses.
import { language } from '../texts/language.ts';

const DENOMS: ReadonlyMap<string, string> = new Map([
  ['uakt', 'AKT'],
  ['uact', 'ACT'],
  // Axelar's USDC, the stable coin of Akash mainnet (akash.network docs, "USDC payments"), and of the sandbox.
  ['ibc/170C677610AC31DF0904FFE09CD3B5C657492170E7E52372E48756B71E56F2F1', 'USDC'],
  ['ibc/028CD1864059EEFB48A6048376165318E3E82C234390AE5A6D7B22001725B06E', 'USDC'],
]);

/** Letters of an unknown denomination that are shown whole; the chain allows 128. */
const LONGEST_DENOM = 16;

/** Symbol of a denomination: uakt -> AKT; an unknown one is shortened: factory/…coin. */
export function denomName(denom: string): string {
  const known = DENOMS.get(denom);
  if (known !== undefined) return known;
  if (denom.startsWith('ibc/')) return `ibc/${denom.slice(4, 8)}…`;
  const name = /^u[a-z]+$/.test(denom) ? denom.slice(1).toUpperCase() : denom;
  return name.length > LONGEST_DENOM ? `${name.slice(0, 8)}…${name.slice(-4)}` : name;
}

/** A GPU model as it is spoken of: rtx4090 -> RTX 4090, a100 -> A100, rtxa6000 -> RTX A6000, rtx4070tisuper -> RTX 4070 Ti SUPER. */
export function modelName(model: string): string {
  return model
    .toUpperCase()
    .replace(/^(RTX|GTX|QUADRO|TITAN|RADEON)[-_ ]?(?=\S)/, '$1 ')
    .replace(/[-_]/g, ' ')
    .replace(/(\d) ?(TI)? ?(SUPER|ADA)?$/, (_, digit: string, ti = '', more = '') =>
      [digit, ti && 'Ti', more === 'ADA' ? 'Ada' : more].filter((word) => word !== '').join(' '),
    );
}

/** The model of `vendor/model`, as members and filters name it. */
export const modelOf = (member: string): string => modelName(member.slice(member.indexOf('/') + 1));

/**
 * Models to choose from, as `vendor/model`: those on the market (of an offer that names none, nothing), and after them the chosen one
 * where it is of the past.
 */
export function modelChoices(onMarket: readonly { vendor: string; model: string }[], chosen: string | null | undefined): string[] {
  const offered = onMarket.flatMap(({ vendor, model }) => (model === '' ? [] : [`${vendor}/${model}`]));
  return [...new Set(chosen ? [...offered, chosen] : offered)];
}

/** Vendors that write their name otherwise than attributes do. */
const VENDORS: Readonly<Record<string, string>> = { nvidia: 'NVIDIA', amd: 'AMD', intel: 'Intel' };

/** A GPU's vendor as it writes itself: nvidia -> NVIDIA; others as attributes have them. */
export const vendorName = (vendor: string): string => (Object.hasOwn(VENDORS, vendor) ? (VENDORS[vendor] ?? vendor) : vendor);

/** A GPU's memory as it is spoken of: 80Gi -> 80 GB. */
export const memoryName = (ram: string): string => ram.replace(/Gi$/, ' GB');

/** A GPU's interface as it is written: sxm -> SXM, pcie -> PCIe. */
export const interfaceName = (port: string): string => port.toUpperCase().replace(/^PCIE/, 'PCIe');

/** A GPU's memory and interface: 80 GB SXM; empty where neither is told. */
export function variantText({ ram, interface: port }: { ram: string; interface: string }): string {
  return [memoryName(ram), interfaceName(port)].filter((part) => part !== '').join(' ');
}

let regions: Intl.DisplayNames | null = null;
/** Names of countries by their codes, as far as they were told. */
let told = new Map<string, string>(broughtNames());

/** Those that the page begins with come with it: the browser's own table of all takes as long to be loaded as a page to be drawn. */
function broughtNames(): [string, string][] {
  if (import.meta.env.ALONE || typeof document === 'undefined' || document.getElementById('app')?.dataset.written !== language) return [];
  const names: unknown = JSON.parse(document.getElementById('countries')?.textContent ?? '{}');
  return Object.entries(names ?? {}).map(([code, name]) => [code, String(name)]);
}

/** On the server: the names that are told from now on. */
export function tellCountries(): ReadonlyMap<string, string> {
  told = new Map();
  return told;
}

/** A country's name by its ISO 3166-1 alpha-2 code; the code where it is none. */
export function countryName(code: string): string {
  const known = told.get(code) ?? nameOf(code);
  told.set(code, known);
  return known;
}

function nameOf(code: string): string {
  regions ??= new Intl.DisplayNames([language === 'zh' ? 'zh-Hans' : 'en'], { type: 'region', fallback: 'code' });
  return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code;
}

/** Why a lease closed, in words: lease_closed_reason_manifest_timeout -> manifest timeout; empty where the chain gives no reason. */
export function closeReason(reason: string): string {
  if (reason === '' || reason === 'lease_closed_invalid') return '';
  return reason.replace(/^lease_closed_(reason_)?/, '').replaceAll('_', ' ');
}

/** An address or hash, shortened in the middle: akash15f…hxyr. */
export function shortAddress(address: string): string {
  return address.length > 16 ? `${address.slice(0, 8)}…${address.slice(-4)}` : address;
}

/** Host of a provider's gateway without scheme and port; the text itself where it is no address. */
export function hostName(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).hostname : uri;
}

/** A provider by the host of its gateway; by its address where it tells none, or is not registered. */
export function providerName(address: string, provider: { hostUri: string } | null | undefined): string {
  return hostName(provider?.hostUri ?? '') || shortAddress(address);
}
