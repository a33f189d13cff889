// Refuses texts that PostgreSQL cannot hold before anything is read: one of them would end the whole request's snapshot.
import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, visit } from 'graphql';
import type { Context } from '../context.ts';
import { RequestError } from '../errors.ts';

/** Whether a text in it holds the character with the number 0. */
export function holdsZero(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsZero);
}

function literalsHoldZero(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    StringValue({ value }) {
      found ||= value.includes('\0');
    },
  });
  return found;
}

/** Answers `BAD_ARGUMENT` where a variable or a literal holds the character with the number 0. */
export function textPlugin(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ request, document, response }) {
          if (!holdsZero(request.variables) && !literalsHoldZero(document)) return;
          // Apollo takes an error of a plugin for the server's own.
          response.http.status = 400;
          throw new RequestError(
            'BAD_ARGUMENT',
            'An argument holds a character that no text here can have.',
            'Leave out the character with the number 0.',
          );
        },
      };
    },
  };
}
