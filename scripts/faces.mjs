// Cuts the Chinese face of share pictures to the letters of the texts that there are now (web/src/server/fonts).
//   npm run faces
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalledNode, environment, root, run } from './lib/install.mjs';

/** The face and what cuts it are needed here alone, and large: they are no packages of the project. */
const PACKAGES = ['@fontsource/noto-sans-sc@5.3.0', 'subset-font@2.9.0'];
const FACE = 'node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-500-normal.woff2';

await ensureInstalledNode();
const { chineseLetters } = await import(join(root, 'web', 'build', 'letters.ts'));
const folder = mkdtempSync(join(tmpdir(), 'leasebook-faces-'));
try {
  const code = await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, ...PACKAGES], {
    env: environment(),
  });
  if (code !== 0) throw new Error('The packages with the face could not be installed.');
  const subset = createRequire(join(folder, 'package.json'))('subset-font');
  const letters = chineseLetters();
  const cut = await subset(readFileSync(join(folder, FACE)), letters.join(''), { targetFormat: 'truetype' });
  writeFileSync(join(root, 'web', 'src', 'server', 'fonts', 'noto-sans-sc-500.ttf'), cut);
  console.log(`${letters.length} letters, ${cut.length} bytes`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
