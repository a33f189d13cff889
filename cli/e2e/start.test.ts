// `npm start` over the whole recorded chain: the page, the status, and a second instance beside it.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { leasebook, startLeasebook } from './command.ts';

const folders: string[] = [];
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'leasebook-start-'));
  // As root the server runs as another user, who must get in: files elsewhere would stay.
  chmodSync(path, 0o755);
  folders.push(path);
  return path;
}
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

test('status tells chain, heights, lag and state while the instance runs', async () => {
  const { code, stdout } = await leasebook(['status', '--json', '--data', inject('data')]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    chainId: 'akash-recorded-1',
    indexedHeight: 21_600,
    headHeight: 21_600,
    lagSeconds: 0,
    state: 'following',
    deadLetters: 0,
    unknownEvents: 0,
  });
});

test('the explorer and its assets are served beside the API', async () => {
  const page = await fetch(inject('baseUrl'));
  expect(page.status).toBe(200);
  const html = await page.text();
  const script = /"entry":"(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
  const asset = await fetch(`${inject('baseUrl')}${script}`);
  expect(asset.status).toBe(200);
  expect(asset.headers.get('content-type')).toContain('javascript');
});

test('a second instance runs beside the first and an interrupt ends it cleanly; the next start goes on', async () => {
  const data = folder();
  const first = startLeasebook(['start', '--data', data, '--port', '0']);
  await first.output(/Leasebook is at http:\/\/\S+/);
  await first.output(/block [\d,]+ of 21,600/);
  first.kill('SIGINT');
  const ended = await first.finished;
  expect(ended.code, ended.stderr).toBe(0);

  const stopped = JSON.parse((await leasebook(['status', '--json', '--data', data])).stdout);
  expect(stopped.indexedHeight).toBeGreaterThan(0);
  expect(stopped.state).toBe('indexing');

  const target = stopped.indexedHeight + 50;
  const second = await leasebook(['index', '--until', String(target), '--data', data, '--json']);
  expect(second.code, second.stderr).toBe(0);
  const after = JSON.parse((await leasebook(['status', '--json', '--data', data])).stdout);
  expect(after).toMatchObject({ indexedHeight: target, firstHeight: 1 });
});

test('a port in use is named with the way out', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
  try {
    const { code, stderr } = await leasebook(['start', '--data', folder(), '--port', String(port)]);
    expect(code).toBe(1);
    expect(stderr).toContain(String(port));
    expect(stderr).toContain('--port');
  } finally {
    server.close();
  }
});
