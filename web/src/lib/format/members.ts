// Names and colours of a dimension's members, the same on every page.
import type { Dimension } from '../generated/graphql';
import { countryName, denomName, modelName, modelOf, shortAddress, variantText, vendorName } from './names.ts';

/** A colour of the eight, for marks and for words. */
export interface MemberColor {
  color: string;
  textColor: string;
}

/** Number of the colour that a model or denomination always has. */
const FIXED: ReadonlyMap<string, number> = new Map([
  ['nvidia/a100', 1],
  ['nvidia/h100', 2],
  ['nvidia/rtx4090', 3],
  ['nvidia/rtxa6000', 4],
  ['nvidia/a6000', 4],
  ['nvidia/l40s', 5],
  ['nvidia/a40', 6],
  ['nvidia/rtx3090', 7],
  ['uakt', 2],
  ['uact', 4],
]);
const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** One colour for each member: its own where it has one, else one that is left. */
export function memberColors(members: readonly string[]): Map<string, MemberColor> {
  const taken = new Set(members.flatMap((member) => FIXED.get(member) ?? []));
  const left = NUMBERS.filter((number) => !taken.has(number));
  const used = new Set<number>();
  return new Map(
    members.map((member) => {
      const own = FIXED.get(member);
      const number = (own !== undefined && !used.has(own) ? own : left.shift()) ?? 8;
      used.add(number);
      return [member, { color: `--c${number}`, textColor: `--c${number}-text` }];
    }),
  );
}

/** Letters of a name that charts show. */
const LONGEST = 40;

/** A word of a provider's own, of which only a hostile one is long. */
const short = (word: string): string => (word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word);

/** vendor/model/memory/interface: nvidia/a100/80Gi/sxm -> A100 80 GB SXM. */
function variantName(member: string): string {
  const [, model = '', ram = '', port = ''] = member.split('/');
  return [modelName(model), variantText({ ram, interface: port })].join(' ').trim();
}

/** A member for readers; `hosts` names providers by their address. '' where it is not told. */
export function memberName(dimension: Dimension, member: string, hosts: ReadonlyMap<string, string> = new Map()): string {
  switch (dimension) {
    case 'PROVIDER':
      return hosts.get(member) || shortAddress(member);
    case 'MODEL':
      return modelOf(member);
    case 'COUNTRY':
      return countryName(member);
    case 'DENOM':
      return denomName(member);
    case 'VENDOR':
      return short(vendorName(member));
    case 'RAM':
      return short(variantText({ ram: member, interface: '' }));
    case 'INTERFACE':
      return short(variantText({ ram: '', interface: member }));
    case 'VARIANT':
      return variantName(member);
    default:
      return short(member);
  }
}
