// Lints the GraphQL schema and the explorer's queries; TypeScript is biome's.
import graphql from '@graphql-eslint/eslint-plugin';

const parser = graphql.parser;
const plugins = { '@graphql-eslint': graphql };
const config = {
  schema: 'api/schema/*.graphql',
  documents: ['web/src/**/*.graphql'],
};
const languageOptions = { parser, parserOptions: { graphQLConfig: config } };

export default [
  {
    files: ['api/schema/*.graphql'],
    plugins,
    languageOptions,
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/require-description': [
        'error',
        { types: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true, DirectiveDefinition: true },
      ],
      '@graphql-eslint/require-deprecation-reason': 'error',
      // One line or several, as long as it is.
      '@graphql-eslint/description-style': 'off',
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: { style: 'camelCase', ignorePattern: '^_meta$' },
          InputValueDefinition: 'camelCase',
          Argument: 'camelCase',
          DirectiveDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
          allowLeadingUnderscore: true,
        },
      ],
      // `nodes` stands beside `edges`, as most clients want it; rows that are no objects of their own have no id.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
      // Only what can be asked for by itself has an id; a grant is a granter and a grantee.
      '@graphql-eslint/strict-id-in-types': 'off',
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
  {
    files: ['web/src/**/*.graphql'],
    plugins,
    languageOptions,
    rules: {
      ...graphql.configs['flat/operations-recommended'].rules,
      // The explorer keeps no objects by their ids.
      '@graphql-eslint/require-selections': 'off',
    },
  },
];
