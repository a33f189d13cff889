// Writes docs/metrics.md and docs/gpu-classes.md from the catalogue: `npm run docs`.
import { writeFile } from 'node:fs/promises';
import { gpuClassDocument, metricsDocument } from './document.ts';

await writeFile(new URL('../../../docs/metrics.md', import.meta.url), metricsDocument());
await writeFile(new URL('../../../docs/gpu-classes.md', import.meta.url), gpuClassDocument());
