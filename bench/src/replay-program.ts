// Serves the recorded chain in a process of its own: `listen` tells the address, `usage` what it has used.
import { openRecording, serveReplay } from '@leasebook/replay';
import { ownUsage, serve } from './child.ts';

const recording = await openRecording(process.argv[2] ?? '');
const server = await serveReplay({ recording, host: '127.0.0.1', port: 0 });

serve(async ({ ask }) => (ask === 'listen' ? { url: server.url, lastHeight: recording.lastHeight } : { ...ownUsage() }));
