// The country that a provider's own attributes name: ISO 3166-1 alpha-2, or nothing where it cannot be told for certain.
import type { Attribute } from '../facts.ts';

/** ISO 3166-1 alpha-2, officially assigned. */
const CODES = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG ' +
    'CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL ' +
    'GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA ' +
    'LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP ' +
    'NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV ' +
    'SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
  ).split(' '),
);

/** Countries by their English names, as Unicode has them. */
const ENGLISH = new Intl.DisplayNames(['en'], { type: 'region' });
const NAMES = new Map([...CODES].map((code) => [nameKey(ENGLISH.of(code) ?? code), code]));

/** Other ways in which providers write a country. */
const OTHER_NAMES: [name: string, country: string][] = [
  ['usa', 'US'],
  ['united states of america', 'US'],
  ['deu', 'DE'],
  ['the netherlands', 'NL'],
  ['holland', 'NL'],
  ['nld', 'NL'],
  ['uk', 'GB'],
  ['great britain', 'GB'],
  ['england', 'GB'],
  ['gbr', 'GB'],
  ['korea', 'KR'],
  ['republic of korea', 'KR'],
  ['czech republic', 'CZ'],
  ['turkey', 'TR'],
  ['russian federation', 'RU'],
  ['hong kong', 'HK'],
  ['macau', 'MO'],
  ['viet nam', 'VN'],
  ['uae', 'AE'],
];
for (const [name, country] of OTHER_NAMES) NAMES.set(nameKey(name), country);

/** Letters without accents, in lower case: `Türkiye` and `turkiye` are one. */
function nameKey(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Beginnings of `location-region` that lie in one country; regions such as `eu-west` do not. */
const REGIONS: [prefix: string, country: string][] = [
  ['na-us-', 'US'],
  ['us-', 'US'],
  ['na-ca-', 'CA'],
];

/** From the attribute `country`, else from a `location-region` that lies in one country; empty where neither tells. */
export function countryOf(attributes: readonly Attribute[]): string {
  const attributeOf = (wanted: string) => attributes.find(({ key }) => key === wanted)?.value.trim() ?? '';
  const country = attributeOf('country');
  if (CODES.has(country.toUpperCase())) return country.toUpperCase();
  const named = NAMES.get(nameKey(country));
  if (named !== undefined) return named;
  const region = attributeOf('location-region').toLowerCase();
  return REGIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? '';
}
