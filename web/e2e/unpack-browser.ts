// Unpacks Chromium once for all browser tests of a run, into a folder of this run's own: the package's place in the
// system's folder for temporary files is shared by all users and by all test files that begin at the same moment.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with the unpacked Chromium and its fonts. */
    browserFolder: string;
  }
}

function fontConfiguration(fonts: string, cache: string): string {
  return `<?xml version="1.0" ?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${cache}</cachedir>
</fontconfig>
`;
}

export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'leasebook-browser-'));
  const before = process.env.TMPDIR;
  // The package unpacks into whatever the folder for temporary files is when it is asked.
  process.env.TMPDIR = folder;
  try {
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  // The package's own configuration names a fixed folder, where another user's fonts may lie, or none.
  writeFileSync(join(folder, 'fonts', 'fonts.conf'), fontConfiguration(join(folder, 'fonts'), join(folder, 'fonts-cache')));
  project.provide('browserFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
