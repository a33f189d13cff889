// Asks the started product by GraphQL, for tests that hold its answers against plain SQL.
import { expect, inject } from 'vitest';

/** The data of an answer without errors. */
export async function ask(query: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${inject('baseUrl')}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: Record<string, unknown> | null; errors?: unknown };
  expect(errors).toBeUndefined();
  return data ?? {};
}
