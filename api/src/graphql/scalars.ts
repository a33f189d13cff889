// Scalars of the API, from graphql-scalars: numbers that a JavaScript number cannot hold are text of a checked form.
import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLJSON, GraphQLNonNegativeInt, RegularExpression } from 'graphql-scalars';

const said = (what: string) => (_form: RegExp, value: unknown) => `${String(value).slice(0, 100)} is not ${what}.`;

const address = new RegularExpression('Address', /^[a-z0-9]{1,120}$/, { errorMessage: said('an address'), stringOnly: true });

/** Resolvers of the schema's scalars. */
export const scalars = {
  // The chain takes addresses in upper case as well: what it stored is told as it is.
  Address: new GraphQLScalarType({ ...address.toConfig(), serialize: String }),
  DateTime: GraphQLDateTime,
  // PostgreSQL takes some ten times as many digits.
  Decimal: new RegularExpression('Decimal', /^-?(0|[1-9]\d{0,999})(\.\d{1,1000})?$/, {
    errorMessage: said('a decimal number of at most 1000 digits before and behind the point'),
    stringOnly: true,
  }),
  Height: new GraphQLScalarType({ ...GraphQLNonNegativeInt.toConfig(), name: 'Height' }),
  JSON: GraphQLJSON,
  UInt64: new RegularExpression('UInt64', /^(0|[1-9]\d{0,19})$/, { errorMessage: said('a whole number of up to 64 bits') }),
};
