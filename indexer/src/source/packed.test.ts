// Answers that a proxy before the node packs: asked for, read as the node gave them, and no longer than any other one.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { LeasebookError } from '@leasebook/db';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, closeLater, quickSource, readBlocks, recordedBlocks, serve } from './testing.ts';

afterEach(closeAll);

const packers: Record<string, (text: Buffer) => Buffer> = { gzip: gzipSync, zstd: zstdCompressSync };

/** A recorded node behind a proxy that sends what `send` makes of its answer, for requests that allow `encoding`. */
async function behindProxy(encoding: string, send: (text: Buffer, response: ServerResponse, status: number) => unknown): Promise<string> {
  const { url } = await serve();
  const forward = async (request: IncomingMessage, response: ServerResponse) => {
    const answer = await fetch(url, { method: 'POST', body: Buffer.concat(await request.toArray()) });
    const text = Buffer.from(await answer.arrayBuffer());
    if (!String(request.headers['accept-encoding']).includes(encoding)) response.writeHead(answer.status).end(text);
    else send(text, response, answer.status);
  };
  const server = createServer((request, response) => void forward(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeLater(server);
  const address = server.address();
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}

describe.each(Object.entries(packers))('a proxy that packs as %s', (encoding, pack) => {
  const headers = { 'content-encoding': encoding };

  test('sends a part of the bytes, for the same blocks', async () => {
    let [whole, sent] = [0, 0];
    const url = await behindProxy(encoding, (text, response, status) => {
      const packed = pack(text);
      whole += text.length;
      sent += packed.length;
      response.writeHead(status, headers).end(packed);
    });
    const failures: LeasebookError[] = [];
    const source = quickSource([url], {}, failures);
    expect((await source.status()).headHeight).toBeGreaterThan(200);
    expect(await readBlocks(source, 1, 60)).toEqual(await recordedBlocks(1, 60));
    expect(failures).toEqual([]);
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(whole / 3);
  });

  test('hands on what the node refuses', async () => {
    const url = await behindProxy(encoding, (_text, response) => {
      const refusal = {
        jsonrpc: '2.0',
        id: 1,
        error: { code: -32603, message: 'Internal error', data: 'height 5 is not available, lowest height is 9' },
      };
      response.writeHead(500, headers).end(pack(Buffer.from(JSON.stringify(refusal))));
    });
    await expect(quickSource([url]).status()).rejects.toMatchObject({ code: 'NODE_PRUNED' });
  });

  test('or says that it is busy, in a form that is not read', async () => {
    const url = await behindProxy(encoding, (_text, response) => void response.writeHead(429, { 'content-encoding': 'br' }).end('<html>'));
    await expect(quickSource([url]).status()).rejects.toMatchObject({ code: 'NODE_REFUSES' });
  });

  test('an answer that is longer than is accepted is not unpacked to its end', async () => {
    const url = await behindProxy(encoding, (_text, response) => void response.writeHead(200, headers).end(pack(Buffer.alloc(4_000_000))));
    await expect(quickSource([url], { answerLimitBytes: 1_000_000 }).status()).rejects.toMatchObject({ code: 'ANSWER_TOO_LARGE' });
  });

  test.each([
    ['that is not packed', encoding, (text: Buffer) => text],
    ['that is cut off', encoding, (text: Buffer) => pack(text).subarray(0, 40)],
    ['that is packed otherwise', 'deflate', pack],
  ])('an answer %s cannot be read', async (_name, told, make) => {
    const url = await behindProxy(encoding, (text, response) => void response.writeHead(200, { 'content-encoding': told }).end(make(text)));
    await expect(quickSource([url]).status()).rejects.toMatchObject({ code: 'UNREADABLE_ANSWER', kind: 'retryable' });
  });
});
