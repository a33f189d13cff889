// Classes of GPU models by the names that providers use, and the document that tells them.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { gpuClassDocument } from './catalogue/document.ts';
import { gpuClass } from './gpu-classes.ts';

describe('the class of a GPU', () => {
  it.each([
    ['data-centre', 'a100 a10 a16 a2 a30 a40 h100 h200 gh200 b200 l4 l40 l40s t4 v100 p40 p100 k80'],
    ['workstation', 'rtxa4000 rtxa5000 rtxa6000 a6000 rtx4000ada rtx6000ada rtx4000 rtx8000 quadrop5000 pro6000we'],
    ['consumer', 'gtx1070ti gtx1080ti rtx2080ti rtx3060ti rtx3080 rtx3090 rtx3090ti rtx4060ti rtx4070tisuper rtx4090 rtx5090 titanv'],
    ['unknown', 'unknown x9000 a1000000 h1000 rtx9999 1080'],
  ])('is %s for its product lines', (expected, models) => {
    for (const model of models.split(' ')) expect([model, gpuClass('nvidia', model)]).toEqual([model, expected]);
  });

  it('depends on the vendor and not on capitals or spaces', () => {
    expect(gpuClass('AMD', 'Instinct MI300X')).toBe('data-centre');
    expect(gpuClass('amd', 'rx7900xtx')).toBe('consumer');
    expect(gpuClass('amd', 'a100')).toBe('unknown');
    expect(gpuClass('', 'a100')).toBe('unknown');
  });

  it('is told by docs/gpu-classes.md', async () => {
    expect(await readFile(new URL('../../docs/gpu-classes.md', import.meta.url), 'utf8')).toBe(gpuClassDocument());
  });
});
