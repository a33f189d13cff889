// Names for readers, and hostile or unknown ones left as they are.
import { expect, test } from 'vitest';
import { closeReason, countryName, denomName, hostName, modelChoices, modelName, providerName, shortAddress, vendorName } from './names.ts';

test.each([
  ['rtx4090', 'RTX 4090'],
  ['a100', 'A100'],
  ['rtxa6000', 'RTX A6000'],
  ['gtx1080ti', 'GTX 1080 Ti'],
  ['rtx-3060-ti', 'RTX 3060 Ti'],
  ['rtx4080super', 'RTX 4080 SUPER'],
  ['rtx4070tisuper', 'RTX 4070 Ti SUPER'],
  ['rtx6000ada', 'RTX 6000 Ada'],
  ['h100', 'H100'],
  ['rtx', 'RTX'],
])('model %s is %s', (model, name) => expect(modelName(model)).toBe(name));

test('vendors write their names as they do, others as attributes have them', () => {
  expect(['nvidia', 'amd', 'intel', 'tenstorrent', '', 'constructor'].map(vendorName)).toEqual([
    'NVIDIA',
    'AMD',
    'Intel',
    'tenstorrent',
    '',
    'constructor',
  ]);
});

test('models to choose from are each there once, the chosen one also where it is of the past', () => {
  const onMarket = [
    { vendor: 'nvidia', model: 'h100' },
    { vendor: 'nvidia', model: '' },
    { vendor: 'amd', model: 'mi300' },
  ];
  expect(modelChoices(onMarket, null)).toEqual(['nvidia/h100', 'amd/mi300']);
  expect(modelChoices(onMarket, 'amd/mi300')).toEqual(['nvidia/h100', 'amd/mi300']);
  expect(modelChoices(onMarket, 'nvidia/p4')).toEqual(['nvidia/h100', 'amd/mi300', 'nvidia/p4']);
  expect(modelChoices([], undefined)).toEqual([]);
});

test('reasons of closing', () => {
  expect(closeReason('lease_closed_reason_manifest_timeout')).toBe('manifest timeout');
  expect(closeReason('lease_closed_owner')).toBe('owner');
  expect(closeReason('lease_closed_invalid')).toBe('');
  expect(closeReason('something_new')).toBe('something new');
});

test('denominations, countries, addresses and hosts', () => {
  expect(denomName('uakt')).toBe('AKT');
  expect(denomName('ibc/ABCDEF')).toBe('ibc/ABCD…');
  expect(denomName('weird-denom')).toBe('weird-denom');
  expect(denomName('factory/akash1mkwtk6xw0sgnjephvszxq69ewrcu20zzca89fs/coin')).toBe('factory/…coin');
  expect(countryName('DE')).toBe('Germany');
  expect(countryName('<b>')).toBe('<b>');
  expect(shortAddress('akash15fxxxxxxxxxxxxxxxxhxyr')).toBe('akash15f…hxyr');
  expect(hostName('https://provider.sgp.example:8443')).toBe('provider.sgp.example');
  expect(hostName('no address')).toBe('no address');
});

test('a provider is called by its host, by its address where it tells none or is not registered', () => {
  const address = 'akash1mkwtk6xw0sgnjephvszxq69ewrcu20zzca89fs';
  expect(providerName(address, { hostUri: 'https://provider.example:8443' })).toBe('provider.example');
  for (const told of [{ hostUri: '' }, { hostUri: 'mailto:nobody' }, null, undefined])
    expect(providerName(address, told)).toBe('akash1mk…89fs');
});
