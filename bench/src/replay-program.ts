// Serves the recorded chain in a process of its own: `listen` tells the address, `move` moves the head on, `usage` tells what it has used.
import { openRecording, serveReplay } from '@leasebook/replay';
import { ownUsage, serve } from './child.ts';

const [folder = '', held = '0'] = process.argv.slice(2);
const recording = await openRecording(folder);
// Blocks that are held back come by `move` only.
const live = { tail: Number(held), paceMs: Number.POSITIVE_INFINITY };
const server = await serveReplay({ recording, host: '127.0.0.1', port: 0, live });

serve(async ({ ask, height }) => {
  if (ask === 'move') server.moveHead(Number(height));
  return ask === 'listen' ? { url: server.url, lastHeight: recording.lastHeight } : { ...ownUsage() };
});
