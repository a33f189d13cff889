// Questions and answers as the server has them.
import type { TypedDocumentString } from '../lib/generated/graphql.ts';

/** A GraphQL request. */
export interface Question {
  query: string;
  variables: unknown;
}

/** An address as the server has it. */
export interface Address {
  /** Within the site: /gpus/nvidia/a100. */
  path: string;
  /** Parameters, as in an address. */
  search: string;
}

/** The data of an answer to a typed document: the schema's check of both is what makes them so. */
export function holds<Data>(_document: TypedDocumentString<Data, never>, answer: unknown): answer is { data: Data } {
  if (typeof answer !== 'object' || answer === null || !('data' in answer)) return false;
  return typeof answer.data === 'object' && answer.data !== null && !('errors' in answer);
}
