// Members of dimensions as questions name them: in the figures' spelling, and refused where no figure can have such a member, as an answer
// of zeros would tell of a member that is there.
import { addressArgument } from '../address.ts';
import { RequestError } from '../errors.ts';
import type { Dimension, SpendDimension } from '../generated/resolvers.ts';
import { splitModel } from './models.ts';

/** Dimensions with so few members that none can be added by the chain or a provider. */
const CLOSED: Partial<Record<Dimension | SpendDimension, readonly string[]>> = {
  KIND: ['gpu', 'cpu'],
  SIZE: ['0', '1', '2', '3-4', '5-8', '9+'],
  CLASS: ['data-centre', 'workstation', 'consumer', 'unknown'],
  AUDIT: ['audited', 'unaudited'],
};

/**
 * A country as figures name it: in capitals, empty for unknown ones.
 * @throws RequestError `BAD_ARGUMENT`.
 */
export function countryArgument(text: string): string {
  const country = text.toUpperCase();
  if (/^([A-Z]{2})?$/.test(country)) return country;
  throw new RequestError(
    'BAD_ARGUMENT',
    `"${text.slice(0, 100)}" is not a country.`,
    'Give the two letters of ISO 3166-1, e.g. DE; countries lists them.',
  );
}

/**
 * A member of a dimension as figures name it.
 * @throws RequestError `BAD_ARGUMENT`.
 */
export function memberArgument(dimension: Dimension | SpendDimension, member: string): string {
  const known = CLOSED[dimension];
  // Leases without GPUs are of no class.
  if (known !== undefined && member !== '' && !known.includes(member)) {
    throw new RequestError('BAD_ARGUMENT', `"${member.slice(0, 100)}" is no member of ${dimension}.`, `Use one of: ${known.join(', ')}.`);
  }
  switch (dimension) {
    case 'PROVIDER':
    case 'TENANT':
      return addressArgument(member);
    case 'COUNTRY':
      return countryArgument(member);
    case 'MODEL':
      // Leases without GPUs are of no model.
      if (member !== '') splitModel(member);
  }
  return member;
}
