// /graphql/stream: subscriptions over Server-Sent Events, by the protocol of graphql-sse with one connection for each operation.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, getOperationAST, getVariableValues, OperationTypeNode } from 'graphql';
import { type ErrorFormatter, RequestError } from '../errors.ts';
import { costOf } from '../graphql/cost.ts';
import { type Documents, isMistaken } from '../graphql/documents.ts';
import type { Executor, Operation } from '../graphql/executor.ts';
import type { Hub } from '../subscriptions/hub.ts';
import { refuseBody } from './body.ts';
import { clientOf } from './client.ts';
import type { RateLimit } from './rate-limit.ts';

/** Connections that the server keeps open, in all and for one client. */
export interface StreamLimits {
  connections: number;
  connectionsPerClient: number;
  /** Bytes that a client may leave unread before it is dropped. */
  unreadBytes: number;
}

const LIMITS: StreamLimits = { connections: 10_000, connectionsPerClient: 2_500, unreadBytes: 256_000 };
/** An event is run again for every block: it must cost less than what is asked for once. */
const MAX_EVENT_COST = 5_000;
/** Proxies end connections that are silent for longer, most after a minute. */
const HEARTBEAT_MS = 12_000;

export interface StreamRoute {
  executor: Executor;
  documents: Documents;
  hub: Hub;
  limit: RateLimit;
  format: ErrorFormatter;
  limits?: Partial<StreamLimits>;
}

interface Connection {
  client: string;
  reply: FastifyReply;
}

/** Adds /graphql/stream for GET and POST. */
export function serveStream(app: FastifyInstance, { executor, documents, hub, limit, format, limits: changed }: StreamRoute): void {
  const limits = { ...LIMITS, ...changed };
  const connections = new Set<Connection>();

  const heartbeat = setInterval(() => {
    for (const { reply } of connections) reply.raw.write(':\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();
  app.addHook('preClose', async () => {
    clearInterval(heartbeat);
    hub.close();
    for (const { reply } of connections) reply.raw.end('event: complete\ndata: \n\n');
  });

  app.route({
    method: ['GET', 'POST'],
    // A stream has no end, and so no head of its own.
    exposeHeadRoute: false,
    url: '/graphql/stream',
    errorHandler: refuseBody,
    async handler(request, reply) {
      try {
        await limit.begin(request, reply);
        takePlace(request);
        const operation = readOperation(request);
        const cost = costOf(executor.schema, operation.document, operation.operation.name?.value, operation.variables);
        if (cost > MAX_EVENT_COST) {
          throw new RequestError(
            'COST_LIMIT_EXCEEDED',
            `Each event may cost ${cost}, more than ${MAX_EVENT_COST}.`,
            'Ask for fewer fields, and for lists by another request when an event comes.',
          );
        }
        await limit.charge(request, reply, cost);
        open(request, reply, operation);
        return reply;
      } catch (error) {
        return refuse(reply, error);
      }
    },
  });

  function takePlace(request: FastifyRequest): void {
    const asking = clientOf(request);
    const own = limits.connectionsPerClient <= connections.size ? [...connections].filter(({ client }) => client === asking).length : 0;
    if (connections.size < limits.connections && own < limits.connectionsPerClient) return;
    throw new RequestError('TOO_MANY_STREAMS', 'Too many streams are open.', 'Close others, or try again later.');
  }

  function readOperation(request: FastifyRequest): Operation {
    const { query, variables, operationName } = readParameters(request);
    const document = documents.read(query);
    if (isMistaken(document)) throw document[0];
    const operation = getOperationAST(document, operationName);
    if (operation == null) {
      const message =
        operationName === undefined ? 'Several operations are given, and none is named.' : 'There is no operation of that name.';
      throw new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
    }
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
      throw new RequestError('BAD_ARGUMENT', 'That is no subscription.', 'Send queries to /graphql.');
    }
    const [mistake] = getVariableValues(executor.schema, operation.variableDefinitions ?? [], variables).errors ?? [];
    if (mistake !== undefined) throw mistake;
    return { document, operation, variables };
  }

  function open(request: FastifyRequest, reply: FastifyReply, operation: Operation): void {
    const { raw } = reply;
    const connection = { client: clientOf(request), reply };
    const stop = hub.follow(operation, (text) => {
      raw.write(`event: next\ndata: ${text}\n\n`);
      // It reads too slowly, or not at all: what waits for it must not grow. It may come back.
      if (raw.writableLength > limits.unreadBytes) raw.destroy();
    });
    connections.add(connection);
    raw.once('close', () => {
      stop();
      connections.delete(connection);
    });
    reply.hijack();
    raw.writeHead(200, {
      ...Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, value ?? ''])),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Ended with the stream: a server that closes must not wait for what might come on it.
      connection: 'close',
      // Proxies that buffer must not.
      'x-accel-buffering': 'no',
    });
    // Some browsers tell nobody that the stream is open before its first bytes.
    raw.write(':\n\n');
  }

  function refuse(reply: FastifyReply, error: unknown): unknown {
    if (!(error instanceof GraphQLError) && !(error instanceof RequestError)) throw error;
    const formatted =
      error instanceof RequestError
        ? { message: error.what, extensions: { code: error.code, advice: error.advice } }
        : format({ ...error.toJSON(), extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...error.extensions } }, error);
    const busy = error instanceof RequestError && (error.code === 'RATE_LIMITED' || error.code === 'TOO_MANY_STREAMS');
    reply
      .code(busy ? 429 : 400)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8');
    return { errors: [formatted] };
  }
}

/** Query, variables and operation of a request. @throws RequestError `BAD_ARGUMENT`. */
function readParameters(request: FastifyRequest): { query: string; variables: Record<string, unknown>; operationName: string | undefined } {
  const wrong = (what: string): RequestError =>
    new RequestError('BAD_ARGUMENT', what, 'Send query, variables and operationName as graphql-sse does.');
  const asked: unknown = request.method === 'GET' ? request.query : request.body;
  if (typeof asked !== 'object' || asked === null || !('query' in asked) || typeof asked.query !== 'string')
    throw wrong('There is no query.');
  const variables: unknown = 'variables' in asked ? parsed(asked.variables, wrong) : {};
  const operationName = 'operationName' in asked && typeof asked.operationName === 'string' ? asked.operationName : undefined;
  if (typeof variables !== 'object' || Array.isArray(variables)) throw wrong('The variables are no object.');
  return { query: asked.query, variables: { ...variables }, operationName };
}

function parsed(variables: unknown, wrong: (what: string) => RequestError): unknown {
  if (typeof variables !== 'string') return variables ?? {};
  try {
    return variables === '' ? {} : JSON.parse(variables);
  } catch (error) {
    if (error instanceof SyntaxError) throw wrong('The variables are no JSON.');
    throw error;
  }
}
