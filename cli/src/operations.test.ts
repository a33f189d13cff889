// Whether docs/operations.md tells what to do about every error that the code can raise, and about no other.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { METRICS } from '@leasebook/db';
import { describe, expect, it } from 'vitest';
import { root } from './root.ts';
import { entries } from './settings.ts';

const documentation = readFileSync(join(root, 'docs/operations.md'), 'utf8');
const sources = globSync('{db,indexer,api,cli,replay}/src/**/*.ts', { cwd: root })
  .filter((path) => !/\.test\.ts$|testing|generated|db\/src\/catalogue/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** Constants in capitals that are names of something else: settings, other systems' codes (also Node's, ERR_…), enumerations of the chain. */
const notCodes = new Set<string>([
  ...entries.map(({ environment }) => environment),
  // Metrics and values of enumerations of the API.
  ...METRICS.map(({ name }) => name),
  ...globSync('api/schema/*.graphql', { cwd: root }).flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+)$/gm)].map(([, name = '']) => name),
  ),
  'PG_VERSION',
  'BYTE_ARRAY',
  'FIXED_LEN_BYTE_ARRAY',
  'TIMESTAMP_MICROS',
  'UINT_64',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'EAI_AGAIN',
  // Published figures beside the metrics.
  'CPU_VOLUME_USD',
  'GPU_PROVIDERS',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'INTERNAL_SERVER_ERROR',
  'OPERATION_RESOLUTION_FAILURE',
  // Node's words for certificates.
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'LEASED_IP',
  'RANDOM_PORT',
]);

function codesIn(text: string): string[] {
  return [...text.matchAll(/(['`])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\1/g)].flatMap(([, , code]) =>
    code === undefined || notCodes.has(code) || /^(UND_)?ERR_/.test(code) ? [] : [code],
  );
}

/** Without comments: they may name what is gone. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

describe('docs/operations.md', () => {
  const raised = new Map(sources.flatMap(({ path, text }) => codesIn(withoutComments(text)).map((code) => [code, path] as const)));
  const told = new Set(codesIn(documentation.slice(documentation.indexOf('## Every error'))));

  it('tells what to do about every error code', () => {
    expect(raised.size).toBeGreaterThan(80);
    expect([...raised].filter(([code]) => !told.has(code))).toEqual([]);
  });

  it('tells of no code that is gone', () => {
    expect([...told].filter((code) => !raised.has(code))).toEqual([]);
  });

  it('tells of every sentence in the log of the indexer', () => {
    const log = sources.filter(({ path }) => /telemetry\/logs\.ts$|cli\/src\/log\.ts$|commands\/index\.ts$/.test(path));
    const sentences = log.flatMap(({ text }) =>
      [...text.matchAll(/\.(?:debug|info|warn|error|fatal)\([\s\S]*?'([a-z][^'\n]*)'[,\s]*\)/g)].flatMap(([, sentence]) => sentence ?? []),
    );
    expect(sentences.length).toBeGreaterThanOrEqual(12);
    expect(sentences.filter((sentence) => !documentation.includes(`\`${sentence}\``))).toEqual([]);
  });
});
