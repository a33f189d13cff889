// Reads the texts of queries, the cheapest checks first, and keeps those that hold for whoever asks them again.
import { createHash } from 'node:crypto';
import type { ApolloServerOptions } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, specifiedRules, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context.ts';
import { formMistake } from './form.ts';

/** Longer texts are refused unread; the explorer's longest query has some 3,000 characters. */
const MAX_CHARACTERS = 30_000;
/** Texts of more tokens are refused half read; the explorer's longest query has some 300, introspection 400. */
export const MAX_TOKENS = 2_000;
/** Mistakes that are told: each takes as long to find and to word as a hundred fields that fit. */
const MAX_MISTAKES = 5;
/** Characters of all texts whose documents are kept: a document takes some hundred times the bytes of its text. */
const MAX_KEPT_CHARACTERS = 400_000;

/** Why a text is refused, at least one reason. */
export type Mistakes = readonly [GraphQLError, ...GraphQLError[]];

type Store = NonNullable<ApolloServerOptions<Context>['documentStore']>;

/** The documents of a schema. */
export interface Documents {
  /** The document of a text, checked against the schema and the bounds of its form; or what is wrong with it, with codes. */
  read(text: string): DocumentNode | Mistakes;
  /** The same documents as Apollo looks them up: by the SHA-256 of their texts. */
  readonly store: Store;
}

/** Whether a text was refused. */
export function isMistaken(read: DocumentNode | Mistakes): read is Mistakes {
  return Array.isArray(read);
}

/** Knows no document yet. */
export function createDocuments(schema: GraphQLSchema): Documents {
  const kept = new LRUCache<string, DocumentNode>({
    maxSize: MAX_KEPT_CHARACTERS,
    sizeCalculation: ({ loc }) => 1 + (loc?.end ?? MAX_CHARACTERS),
  });
  // Apollo puts the schema's hash before it.
  const hashOf = (key: string): string => key.slice(key.lastIndexOf(':') + 1);
  return {
    read(text) {
      if (text.length > MAX_CHARACTERS) {
        const error = new GraphQLError(`The query has more than ${MAX_CHARACTERS} characters; send long values as variables.`);
        return [coded(error, 'GRAPHQL_PARSE_FAILED')];
      }
      const hash = createHash('sha256').update(text).digest('hex');
      const known = kept.get(hash);
      if (known !== undefined) return known;
      const read = check(schema, text);
      if (!isMistaken(read)) kept.set(hash, read);
      return read;
    },
    store: {
      get: async (key) => kept.get(hashOf(key)),
      async set(key, document) {
        kept.set(hashOf(key), document);
      },
      delete: async (key) => kept.delete(hashOf(key)),
    },
  };
}

function check(schema: GraphQLSchema, text: string): DocumentNode | Mistakes {
  const document = parsed(text);
  if (document instanceof GraphQLError) return [coded(document, 'GRAPHQL_PARSE_FAILED')];
  const mistake = formMistake(document);
  const [first, ...others] = mistake === null ? validate(schema, document, specifiedRules, { maxErrors: MAX_MISTAKES }) : [mistake];
  if (first === undefined) return document;
  return [coded(first, 'GRAPHQL_VALIDATION_FAILED'), ...others.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'))];
}

function coded(error: GraphQLError, code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED'): GraphQLError {
  error.extensions.code = code;
  return error;
}

function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text, { maxTokens: MAX_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
