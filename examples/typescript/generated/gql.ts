/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Utilization {\n  series(input: {metric: GPU_UTILIZATION, interval: DAY}) {\n    definition {\n      title\n      unit\n    }\n    series {\n      points {\n        time\n        value\n        coverage\n        partial\n      }\n    }\n  }\n}\n\nquery Providers($after: String) {\n  providers(first: 2, after: $after, where: {online: true}) {\n    nodes {\n      owner\n      country\n      newestSample {\n        gpusAllocatable\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.UtilizationDocument,
};
const documents: Documents = {
    "query Utilization {\n  series(input: {metric: GPU_UTILIZATION, interval: DAY}) {\n    definition {\n      title\n      unit\n    }\n    series {\n      points {\n        time\n        value\n        coverage\n        partial\n      }\n    }\n  }\n}\n\nquery Providers($after: String) {\n  providers(first: 2, after: $after, where: {online: true}) {\n    nodes {\n      owner\n      country\n      newestSample {\n        gpusAllocatable\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.UtilizationDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Utilization {\n  series(input: {metric: GPU_UTILIZATION, interval: DAY}) {\n    definition {\n      title\n      unit\n    }\n    series {\n      points {\n        time\n        value\n        coverage\n        partial\n      }\n    }\n  }\n}\n\nquery Providers($after: String) {\n  providers(first: 2, after: $after, where: {online: true}) {\n    nodes {\n      owner\n      country\n      newestSample {\n        gpusAllocatable\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql').UtilizationDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
