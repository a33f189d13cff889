// Scalars of the API, from graphql-scalars: numbers that a JavaScript number cannot hold are text of a checked form.
import { GraphQLError, GraphQLScalarType, Kind, print } from 'graphql';
import { GraphQLDateTime, GraphQLJSON, GraphQLNonNegativeInt, RegularExpression } from 'graphql-scalars';
import { readAddress } from '../address.ts';

const said = (what: string) => (_form: RegExp, value: unknown) => `${String(value).slice(0, 100)} is not ${what}.`;

/** An address in one spelling. */
function addressOf(value: unknown): string {
  const read = readAddress(typeof value === 'string' ? value : JSON.stringify(value));
  if (typeof read === 'string') return read;
  throw new GraphQLError(`${read.what} ${read.advice}`);
}

// PostgreSQL takes some ten times as many digits.
const decimal = new RegularExpression('Decimal', /^-?(0|[1-9]\d{0,999})(\.\d{1,1000})?$/, {
  errorMessage: said('a decimal number of at most 1000 digits before and behind the point'),
  stringOnly: true,
});

/** A number of JSON that has lost no digit is as good as its text. */
function decimalOf(value: unknown): unknown {
  if (typeof value !== 'number') return decimal.parseValue(value);
  if (Number.isSafeInteger(value)) return decimal.parseValue(String(value));
  throw new GraphQLError(`${value} may have lost digits as a number: give it as text, "${value}".`);
}

/** What `parse` reads; where it is refused, it is told what to give. */
function orTold<Value>(given: unknown, what: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(`${String(given).slice(0, 100)} is not ${what}.`);
  }
}

const moment = GraphQLDateTime.toConfig();
const MOMENT = 'a moment: give date, time and offset from UTC, e.g. 2026-01-31T00:00:00Z';
const height = GraphQLNonNegativeInt.toConfig();
const HEIGHT = `a height: give a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`;

/**
 * RFC 3339 has a year 0, and an offset or a number of milliseconds can lead beyond 9999: neither is a moment to PostgreSQL.
 * @throws GraphQLError
 */
export function inYears(time: Date): Date {
  const year = time.getUTCFullYear();
  if (year >= 1 && year <= 9999) return time;
  throw new GraphQLError(`A DateTime has a year from 0001 to 9999 in UTC, not ${year}.`);
}

/** Resolvers of the schema's scalars. */
export const scalars = {
  // A message that failed may name as its sender what is no address: it is told as it is.
  Address: new GraphQLScalarType({ name: 'Address', serialize: String, parseValue: addressOf }),
  DateTime: new GraphQLScalarType({
    ...moment,
    parseValue: (value) => inYears(orTold(value, MOMENT, () => moment.parseValue(value))),
    parseLiteral: (node, variables) => inYears(orTold(print(node), MOMENT, () => moment.parseLiteral(node, variables))),
  }),
  // A query's own text holds every digit of a number.
  Decimal: new GraphQLScalarType({
    ...decimal.toConfig(),
    parseValue: decimalOf,
    parseLiteral: (node, variables) =>
      node.kind === Kind.INT || node.kind === Kind.FLOAT ? decimal.parseValue(node.value) : decimal.parseLiteral(node, variables),
  }),
  Height: new GraphQLScalarType({
    ...height,
    name: 'Height',
    parseValue: (value) => orTold(value, HEIGHT, () => height.parseValue(value)),
    parseLiteral: (node, variables) => orTold(print(node), HEIGHT, () => height.parseLiteral(node, variables)),
  }),
  JSON: GraphQLJSON,
  UInt64: new RegularExpression('UInt64', /^(0|[1-9]\d{0,19})$/, { errorMessage: said('a whole number of up to 64 bits') }),
};
