// Scalars of the API, from graphql-scalars: numbers that a JavaScript number cannot hold are text of a checked form.
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLJSON, GraphQLNonNegativeInt, RegularExpression } from 'graphql-scalars';

const said = (what: string) => (_form: RegExp, value: unknown) => `${String(value).slice(0, 100)} is not ${what}.`;

const address = new RegularExpression('Address', /^[a-z0-9]{1,120}$/, { errorMessage: said('an address'), stringOnly: true });

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

const { parseValue, parseLiteral, ...moment } = GraphQLDateTime.toConfig();

/** RFC 3339 has a year 0, and an offset can lead beyond 9999: neither is a moment to PostgreSQL. */
function inYears(time: Date): Date {
  const year = time.getUTCFullYear();
  if (year >= 1 && year <= 9999) return time;
  throw new GraphQLError(`A DateTime has a year from 0001 to 9999 in UTC, not ${year}.`);
}

/** Resolvers of the schema's scalars. */
export const scalars = {
  // A message that failed may name as its sender what is no address: it is told as it is.
  Address: new GraphQLScalarType({ ...address.toConfig(), serialize: String }),
  DateTime: new GraphQLScalarType({
    ...moment,
    parseValue: (value) => inYears(parseValue(value)),
    parseLiteral: (node, variables) => inYears(parseLiteral(node, variables)),
  }),
  // A query's own text holds every digit of a number.
  Decimal: new GraphQLScalarType({
    ...decimal.toConfig(),
    parseValue: decimalOf,
    parseLiteral: (node, variables) =>
      node.kind === Kind.INT || node.kind === Kind.FLOAT ? decimal.parseValue(node.value) : decimal.parseLiteral(node, variables),
  }),
  Height: new GraphQLScalarType({ ...GraphQLNonNegativeInt.toConfig(), name: 'Height' }),
  JSON: GraphQLJSON,
  UInt64: new RegularExpression('UInt64', /^(0|[1-9]\d{0,19})$/, { errorMessage: said('a whole number of up to 64 bits') }),
};
