// Writes docs/exports.md from the datasets' definitions: `npm run docs`.
import { writeFile } from 'node:fs/promises';
import { exportsDocument } from './document.ts';

await writeFile(new URL('../../../docs/exports.md', import.meta.url), exportsDocument());
