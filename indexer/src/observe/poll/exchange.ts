// One question and one answer over a connection that is already open: gRPC (HTTP/2) and REST (HTTP/1.1), bounded in size.
import { request } from 'node:http';
import { connect } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { answerInvalid, tooLarge, unreachable } from './errors.ts';

interface Question {
  socket: TLSSocket;
  /** What messages call the other side. */
  name: string;
  path: string;
  /** Longest answer in bytes. */
  limitBytes: number;
}

/** A gRPC message is preceded by one byte that tells of compression and four bytes of length. */
const FRAME_BYTES = 5;

/** Gathers an answer up to its limit. Throws `PROVIDER_ANSWER_TOO_LARGE` as soon as it is longer. */
class Body {
  readonly #name: string;
  readonly #limit: number;
  readonly #parts: Buffer[] = [];
  #length = 0;

  constructor({ name, limitBytes }: Question) {
    this.#name = name;
    this.#limit = limitBytes;
  }

  add(part: Buffer): void {
    this.#length += part.length;
    if (this.#length > this.#limit) throw tooLarge(this.#name, this.#limit);
    this.#parts.push(part);
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

/**
 * The one message that a gRPC method answers to an empty request.
 * @throws LeasebookError `PROVIDER_ANSWER_INVALID`, `PROVIDER_ANSWER_TOO_LARGE`, `PROVIDER_UNREACHABLE`.
 */
export async function askGrpc(question: Question): Promise<Buffer> {
  const { socket, name, path } = question;
  if (socket.alpnProtocol !== 'h2') throw answerInvalid(name, 'another protocol than HTTP/2');
  const session = connect(`https://${name}`, { createConnection: () => socket, settings: { enablePush: false } });
  try {
    return await new Promise<Buffer>((done, fail) => {
      const broken = (cause: unknown) => fail(unreachable(name, cause));
      session.on('error', broken);
      session.on('close', () => broken('the connection was closed'));
      const stream = session.request({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers' });
      const body = new Body(question);
      let status: unknown;
      const noteStatus = (headers: Record<string, unknown>) => {
        status = headers['grpc-status'] ?? status;
      };
      stream.on('response', (headers) => {
        noteStatus(headers);
        if (headers[':status'] !== 200) fail(answerInvalid(name, `HTTP status ${String(headers[':status'])}`));
      });
      stream.on('trailers', noteStatus);
      stream.on('data', (part: Buffer) => {
        try {
          body.add(part);
        } catch (error) {
          fail(error);
        }
      });
      stream.on('error', broken);
      // After body and trailers alike.
      stream.on('close', () => {
        if (status !== '0') fail(answerInvalid(name, status === undefined ? 'no gRPC status' : `gRPC status ${String(status)}`));
        else done(body.bytes);
      });
      // An empty message: no compression, no bytes.
      stream.end(Buffer.alloc(FRAME_BYTES));
    }).then((bytes) => unframed(bytes, name));
  } finally {
    session.destroy();
    socket.destroy();
  }
}

function unframed(bytes: Buffer, name: string): Buffer {
  if (bytes.length < FRAME_BYTES) throw answerInvalid(name, 'no message');
  if (bytes.readUInt8(0) !== 0) throw answerInvalid(name, 'a compressed message, which it was not asked for');
  const length = bytes.readUInt32BE(1);
  if (bytes.length !== FRAME_BYTES + length) throw answerInvalid(name, `${bytes.length - FRAME_BYTES} of ${length} bytes`);
  return bytes.subarray(FRAME_BYTES);
}

/**
 * The body of a GET. Redirects are not followed: they are answers like any other that is not 200.
 * @throws LeasebookError `PROVIDER_ANSWER_INVALID`, `PROVIDER_ANSWER_TOO_LARGE`, `PROVIDER_UNREACHABLE`.
 */
export async function askRest(question: Question): Promise<Buffer> {
  const { socket, name, path } = question;
  try {
    return await new Promise<Buffer>((done, fail) => {
      const broken = (cause: unknown) => fail(unreachable(name, cause));
      const asked = request({
        createConnection: () => socket,
        path,
        headers: { host: name, accept: 'application/json', connection: 'close' },
      });
      asked.on('error', broken);
      asked.on('response', (answer) => {
        if (answer.statusCode !== 200) {
          fail(answerInvalid(name, `HTTP status ${answer.statusCode}`));
          return;
        }
        const body = new Body(question);
        answer.on('data', (part: Buffer) => {
          try {
            body.add(part);
          } catch (error) {
            fail(error);
          }
        });
        answer.on('error', broken);
        answer.on('end', () => done(body.bytes));
      });
      asked.end();
    });
  } finally {
    socket.destroy();
  }
}
