// What a child tells: to its parent as long as there is one.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

test('a child whose parent is gone ends as it wants to', async () => {
  const code = `
    import { tellParent } from ${JSON.stringify(new URL('./child.ts', import.meta.url).href)};
    process.on('disconnect', () => {
      tellParent({ type: 'note', text: 'nobody hears this' });
      setImmediate(() => process.exit(7));
    });
    tellParent({ type: 'note', text: 'here' });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let errors = '';
  child.stderr?.on('data', (bytes) => {
    errors += String(bytes);
  });
  expect(await once(child, 'message')).toEqual([{ type: 'note', text: 'here' }, undefined]);
  child.disconnect();
  const [exitCode] = await once(child, 'exit');
  expect(exitCode, errors).toBe(7);
});
