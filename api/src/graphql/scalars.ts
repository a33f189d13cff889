// Scalars of the API, from graphql-scalars: numbers that a JavaScript number cannot hold are text of a checked form.
import { GraphQLDateTime, RegularExpression } from 'graphql-scalars';

const said = (what: string) => (_form: RegExp, value: unknown) => `${String(value).slice(0, 100)} is not ${what}.`;

/** Resolvers of the schema's scalars. */
export const scalars = {
  DateTime: GraphQLDateTime,
  Decimal: new RegularExpression('Decimal', /^-?(0|[1-9]\d*)(\.\d+)?$/, {
    errorMessage: said('a decimal number'),
    stringOnly: true,
  }),
  UInt64: new RegularExpression('UInt64', /^(0|[1-9]\d{0,19})$/, { errorMessage: said('a whole number of up to 64 bits') }),
};
