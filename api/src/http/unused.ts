// Connections that a server that closes must not wait for: nothing was asked on them, or nobody reads what was answered.
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long a client may take nothing of its answer while the server closes, and how often that is looked at. */
const UNREAD_MS = 2_000;
const LOOK_MS = 250;

/** How much of an answer waits for its client, and since when it is so much. */
interface Unread {
  bytes: number;
  since: number;
}

/** Ends such connections when the server closes: Node ends only those that were used before and wait for nothing (measured: 72 s). */
export function endUnused(app: FastifyInstance): void {
  const open = new Map<Socket, Unread>();
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    const now = performance.now();
    for (const [socket, unread] of open) {
      if (socket.writableLength === 0 || socket.writableLength !== unread.bytes) {
        open.set(socket, { bytes: socket.writableLength, since: now });
      } else if (now - unread.since > UNREAD_MS) socket.destroy();
    }
  }

  app.server.on('connection', (socket: Socket) => {
    open.set(socket, { bytes: 0, since: 0 });
    socket.once('close', () => open.delete(socket));
  });
  app.addHook('preClose', async () => {
    for (const socket of open.keys()) if (socket.bytesRead === 0) socket.destroy();
    timer = setInterval(look, LOOK_MS);
  });
  app.addHook('onClose', async () => clearInterval(timer));
}
