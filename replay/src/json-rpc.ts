// JSON-RPC as nodes speak it: requests out of JSON bodies and addresses, answers made of JSON text.
import { LeasebookError } from '@leasebook/db/errors';

/** An error that a node answers with; codes and messages are those of CometBFT, so that clients treat them as they would a node's. */
class RpcError extends Error {
  readonly code: number;
  readonly data: string;

  constructor(code: number, message: string, data: string) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/** The node itself fails. */
export const internal = (text: string) => new RpcError(-32603, 'Internal error', text);
/** The method is there, a parameter is not what it takes. */
export const invalidParams = (text: string) => new RpcError(-32602, 'Invalid params', text);
/** No such method. */
export const methodNotFound = (text: string) => new RpcError(-32601, 'Method not found', text);
/** JSON, but no request. */
export const invalidRequest = (text: string) => new RpcError(-32600, 'Invalid Request', text);
const parseError = (text: string) => new RpcError(-32700, 'Parse error. Invalid JSON', text);

/** Parameters by name, or in the order of the method's names; values are text, in JSON bodies also numbers. */
export type Params = Readonly<Record<string, unknown>> | readonly unknown[];

export interface RpcRequest {
  /** JSON text of the id; null for a notification, which gets no answer. */
  id: string | null;
  method: string;
  params: Params;
}

/** @throws RpcError where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw parseError(`error unmarshalling request: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** @throws RpcError where the value is no request. */
export function toRequest(value: unknown): RpcRequest {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw parseError('error unmarshalling request: no object');
  const id = 'id' in value ? value.id : null;
  if (id !== null && typeof id !== 'string' && typeof id !== 'number') throw parseError('JSON-RPC ID must be a string or a number');
  const params = 'params' in value ? value.params : null;
  if (params !== null && typeof params !== 'object') throw parseError('error unmarshalling request: params is neither object nor array');
  return {
    id: id === null ? null : JSON.stringify(id),
    method: 'method' in value ? String(value.method) : '',
    params: Array.isArray(params) ? params : { ...params },
  };
}

/** A GET request: the method is the path; numbers come bare or in quotes, texts in quotes, bytes as 0x hex. */
export function addressRequest({ pathname, searchParams }: URL): RpcRequest {
  const params = [...searchParams].map(([name, value]) => [name, value.replace(/^"(.*)"$/s, '$1')]);
  return { id: '-1', method: pathname.slice(1), params: Object.fromEntries(params) };
}

/** JSON text of a successful answer, in pieces. */
export function resultText(id: string, result: readonly Buffer[]): Buffer[] {
  return [Buffer.from(`{"jsonrpc":"2.0","id":${id},"result":`), ...result, Buffer.from('}')];
}

/** JSON text of an error. Whatever goes wrong inside is told as a node tells a panic, so that the client sees the cause. */
export function errorText(id: string, error: unknown): Buffer {
  const { code, message, data } =
    error instanceof RpcError ? error : internal(error instanceof LeasebookError ? error.message : `unexpected: ${String(error)}`);
  return Buffer.from(`{"jsonrpc":"2.0","id":${id},"error":${JSON.stringify({ code, message, data })}}`);
}
