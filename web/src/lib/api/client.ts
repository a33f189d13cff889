// Asks the GraphQL API: typed documents in, data or one kind of failure out.

import type { TypedDocumentString } from '../generated/graphql';
import { atBase } from '../state/base.ts';
import { language } from '../texts/language.ts';
import { takeBrought } from './brought.ts';

/** Path of the API on the host that serves this page. */
const ENDPOINT = atBase('/graphql');

/** The newest state of the tables that this page was answered from: no later answer is to be older, whichever server gives it. */
let seen = '';

/** Milliseconds that clocks may differ without anybody noticing: the server tells whole seconds, and its answer takes a while. */
const SAME_CLOCK = 5_000;

/** How far the server's clock is ahead of this device's, in milliseconds, as its last answer told; 0 before the first. */
export let serverAhead = 0;

function hearClock(date: string | null): void {
  const ahead = Date.parse(date ?? '') - Date.now();
  if (!Number.isNaN(ahead)) serverAhead = Math.abs(ahead) < SAME_CLOCK ? 0 : ahead;
}

/** The later of two states, HEIGHT-NUMBER: answers may overtake each other. */
function later(one: string, other: string): string {
  const place = (version: string) => Number(version.split('-')[1] ?? 0);
  return place(other) > place(one) ? other : one;
}

/** Why there is no answer. */
export type FailureKind = 'unreachable' | 'refused' | 'unreadable' | 'outdated';

/** How GraphQL says that it does not know what it is asked for: page and API are of different versions. */
const UNKNOWN_TO_SCHEMA =
  /^(Cannot query field|Unknown (argument|type|directive|fragment)|Value "[^"]*" does not exist in "|Field "[^"]*" is not defined by type)/;

/** A request that brought no data. `detail` is the API's own text, to be shown as text. */
export class RequestFailure extends Error {
  readonly kind: FailureKind;
  readonly detail: string;

  constructor(kind: FailureKind, detail: string, options?: ErrorOptions) {
    super(`${kind}: ${detail}`, options);
    this.name = 'RequestFailure';
    this.kind = kind;
    this.detail = detail;
  }
}

type InWords = <Data>(data: Data) => Data;

/** Puts data into the reader's language; null until what translates them is loaded, which nobody waits for in English. */
let inWords: InWords | null = language === 'en' ? (data) => data : null;

/** Loads what puts data into the reader's language, once. */
export async function readersLanguage(): Promise<InWords> {
  if (inWords !== null) return inWords;
  const { readersWords } = await import('../texts/prose.ts');
  const loaded = await readersWords();
  inWords = loaded;
  return loaded;
}

/** A GraphQL answer as it came: status of HTTP, text, and milliseconds that it took. */
export interface RawAnswer {
  ok: boolean;
  status: number;
  text: string;
  milliseconds: number;
}

/** Sends a query and returns the answer's text. Throws RequestFailure where the API cannot be reached, AbortError when aborted. */
export async function sendQuery(query: string, variables: unknown, signal?: AbortSignal): Promise<RawAnswer> {
  const start = performance.now();
  try {
    const response = await fetch(ENDPOINT, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
        ...(seen === '' ? {} : { 'x-seen-version': seen }),
      },
      body: JSON.stringify({ query, variables }),
      ...(signal === undefined ? {} : { signal }),
    });
    seen = later(seen, response.headers.get('x-indexed-version') ?? '');
    if (!import.meta.env.ALONE) hearClock(response.headers.get('date'));
    const text = await response.text();
    return { ok: response.ok, status: response.status, text, milliseconds: performance.now() - start };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new RequestFailure('unreachable', error instanceof Error ? error.message : String(error), { cause: error });
  }
}

interface Envelope<Data> {
  data?: Data | null;
  errors?: { message: string }[];
}

async function answerTo(query: string, variables: unknown, signal?: AbortSignal): Promise<{ status: number; body: unknown }> {
  const { status, text } = await sendQuery(query, variables, signal);
  try {
    return { status, body: JSON.parse(text) };
  } catch (error) {
    throw new RequestFailure('unreadable', `HTTP ${status}`, { cause: error });
  }
}

/**
 * The data that the page came with, at once and only once; null where it brought none, or a failure. Words in them are in the reader's
 * language once that is loaded.
 */
export function broughtTo<Data, Variables>(document: TypedDocumentString<Data, Variables>, variables: Variables): Data | null {
  if (import.meta.env.ALONE) return null;
  const body = takeBrought(document.toString(), variables);
  if (!isEnvelope<Data>(body) || (body.errors ?? []).length > 0) return null;
  return body.data === undefined || body.data === null ? null : (inWords?.(body.data) ?? body.data);
}

function isEnvelope<Data>(body: unknown): body is Envelope<Data> {
  return typeof body === 'object' && body !== null;
}

/**
 * Runs a typed document. Throws RequestFailure: unreachable (no connection), refused (GraphQL errors or HTTP status), outdated
 * (the API does not know what is asked for), unreadable (no JSON). The document's types come from the schema; a page that was opened
 * before the API was renewed may be of another version.
 */
export async function request<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const { status, body: envelope } = await answerTo(document.toString(), variables, signal);
  if (!isEnvelope<Data>(envelope)) throw new RequestFailure('unreadable', `HTTP ${status}`);
  const messages = (envelope.errors ?? []).map(({ message }) => message);
  if (messages.length > 0) {
    throw new RequestFailure(messages.some((message) => UNKNOWN_TO_SCHEMA.test(message)) ? 'outdated' : 'refused', messages.join(' · '));
  }
  if (envelope.data === undefined || envelope.data === null) throw new RequestFailure('refused', `HTTP ${status}`);
  const translate = await readersLanguage();
  return translate(envelope.data);
}
