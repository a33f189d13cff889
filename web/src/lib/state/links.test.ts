// Links survive whatever names hold, and come back as segments of the path.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leaseAddress, leasesPage, modelPage } from './links.ts';
import { pathSegments } from './segments.ts';

test('every part of a link is read back as it was', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (owner, providerAddress) => {
      fc.pre(![owner, providerAddress].some((part) => part === '.' || part === '..'));
      const link = new URL(leaseAddress({ owner, dseq: '18446744073709551615', gseq: 1, oseq: 2, providerAddress }), 'http://localhost');
      expect(pathSegments(link.pathname)).toEqual(['leases', owner, '18446744073709551615', '1', '2', providerAddress]);
    }),
  );
});

test('a model that is not told leads to the list', () => {
  expect(modelPage('nvidia', 'a100')).toBe('/gpus/nvidia/a100');
  expect(modelPage('', 'x')).toBe('/gpus');
  expect(leasesPage({ model: 'nvidia/a100' })).toBe('/leases?model=nvidia%2Fa100');
});

test('a path that is no text has no segments', () => {
  expect(pathSegments('/leases/%E0%A4%A')).toEqual([]);
  expect(pathSegments('/leases/')).toEqual(['leases']);
});
