import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cloudName } from './clouds.ts';

const REFERENCES = join(import.meta.dirname, '..', '..', '..', '..', 'data', 'gpu-reference-prices.csv');

test('every cloud of the reference prices has its name as it writes it, others that of the file', () => {
  const [, ...rows] = readFileSync(REFERENCES, 'utf8').trim().split('\n');
  const clouds = [...new Set(rows.map((row) => row.split(',')[0] ?? ''))];
  expect(clouds.length).toBeGreaterThan(10);
  expect(clouds.filter((cloud) => !/[A-Z]/.test(cloudName(cloud)))).toEqual([]);
  expect(['aws', 'gcp', 'vast', 'somewhere', '', 'constructor'].map(cloudName)).toEqual([
    'AWS',
    'Google Cloud',
    'Vast.ai',
    'somewhere',
    '',
    'constructor',
  ]);
});
