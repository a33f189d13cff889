// Files of the build compressed once, as tightly as can be, so that no request waits for it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Smaller files gain nothing. */
const FROM_BYTES = 1_024;

/** Puts `FILE.br` and `FILE.gz` beside each script, style sheet and drawing that the build wrote. */
export const packedFiles: Plugin = {
  name: 'packed-files',
  applyToEnvironment: ({ name }) => name !== 'server',
  async writeBundle({ dir }, bundle) {
    if (dir === undefined) return;
    const files = Object.keys(bundle).filter((name) => /^assets\/.*\.(?:js|css|svg|json)$/.test(name));
    await Promise.all(
      files.map(async (name) => {
        const file = join(dir, name);
        const source = await readFile(file);
        if (source.length < FROM_BYTES) return;
        const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
        await writeFile(`${file}.br`, await brotli(source, { params }));
        await writeFile(`${file}.gz`, await zip(source, { level: constants.Z_BEST_COMPRESSION }));
      }),
    );
  },
};
