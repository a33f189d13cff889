/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type UtilizationQueryVariables = Exact<{ [key: string]: never; }>;


export type UtilizationQuery = { series: { definition: { title: string, unit: string }, series: Array<{ points: Array<{ time: string, value: string | null, coverage: number, partial: boolean }> }> } };

export type ProvidersQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ProvidersQuery = { providers: { nodes: Array<{ owner: string, country: string, newestSample: { gpusAllocatable: number } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const UtilizationDocument = new TypedDocumentString(`
    query Utilization {
  series(input: {metric: GPU_UTILIZATION, interval: DAY}) {
    definition {
      title
      unit
    }
    series {
      points {
        time
        value
        coverage
        partial
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UtilizationQuery, UtilizationQueryVariables>;
export const ProvidersDocument = new TypedDocumentString(`
    query Providers($after: String) {
  providers(first: 2, after: $after, where: {online: true}) {
    nodes {
      owner
      country
      newestSample {
        gpusAllocatable
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ProvidersQuery, ProvidersQueryVariables>;