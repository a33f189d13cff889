// Members of dimensions in readers' words, and what providers wrote there left as it is.
import { expect, test } from 'vitest';
import { memberColors, memberName } from './members.ts';

test.each([
  ['VENDOR', 'nvidia', 'NVIDIA'],
  ['RAM', '80Gi', '80 GB'],
  ['INTERFACE', 'sxm', 'SXM'],
  ['MODEL', 'nvidia/rtx4090', 'RTX 4090'],
  ['VARIANT', 'nvidia/a100/80Gi/sxm', 'A100 80 GB SXM'],
  ['COUNTRY', 'DE', 'Germany'],
  ['DENOM', 'uakt', 'AKT'],
  ['REGION', 'us-west', 'us-west'],
  ['REGION', '<b>'.repeat(20), `${'<b>'.repeat(13)}<…`],
  ['RAM', '', ''],
] as const)('%s %s is %s', (dimension, member, name) => expect(memberName(dimension, member)).toBe(name));

test('a name that every object of the language has is a name like any other', () => {
  expect(memberName('DENOM', 'constructor')).toBe('constructor');
  expect(memberColors(['constructor', 'uakt']).get('constructor')).toEqual({ color: '--c1', textColor: '--c1-text' });
});

test('a provider has the name of its host, else its address', () => {
  const hosts = new Map([
    ['akash1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'gpu.example'],
    ['akash1bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', ''],
  ]);
  expect([...hosts.keys()].map((owner) => memberName('PROVIDER', owner, hosts))).toEqual(['gpu.example', 'akash1bb…bbbb']);
});
