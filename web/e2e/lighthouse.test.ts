// What Lighthouse says of the pages that people send each other, as far as it does not hang on how busy the machine is: accessibility,
// best practices and how pages are found. Speed is told by `npm run lighthouse`.
import { expect, inject, test } from 'vitest';
import { askApi } from './browser.ts';
import { judge } from './lighthouse.ts';
import type {} from './unpack-browser.ts';

const baseUrl = inject('baseUrl');
const LEAST_SCORE = 95;

test('overview, model, provider and lease have at least 95 for accessibility, best practices and search engines', async () => {
  const { leases, providers, gpuModels } = (await askApi(
    baseUrl,
    `{
      leases(first: 1, filter: { hasGpu: true }) { nodes { owner dseq gseq oseq providerAddress } }
      providers(first: 1) { nodes { owner } }
      gpuModels { vendor model }
    }`,
  )) as {
    leases: { nodes: { owner: string; dseq: string; gseq: number; oseq: number; providerAddress: string }[] };
    providers: { nodes: { owner: string }[] };
    gpuModels: { vendor: string; model: string }[];
  };
  const [lease] = leases.nodes;
  const [provider] = providers.nodes;
  const [model] = gpuModels;
  const paths = [
    '/',
    `/gpus/${model?.vendor}/${model?.model}`,
    `/providers/${provider?.owner}`,
    `/leases/${[lease?.owner, lease?.dseq, lease?.gseq, lease?.oseq, lease?.providerAddress].join('/')}`,
  ];
  const judgements = await judge(
    inject('browserFolder'),
    paths.map((path) => baseUrl + path),
    ['accessibility', 'best-practices', 'seo'],
  );
  const poor = judgements.flatMap(({ scores, findings }, index) =>
    Object.entries(scores).flatMap(([category, score]) =>
      score < LEAST_SCORE
        ? [`${paths[index]}: ${category} ${score}: ${findings.map(({ id, detail }) => `${id} ${detail}`).join('; ')}`]
        : [],
    ),
  );
  expect(poor).toEqual([]);
  expect(judgements.map(({ scores }) => Object.keys(scores).length)).toEqual([3, 3, 3, 3]);
}, 150_000);

test('what a search engine may visit is told to it', async () => {
  const robots = await fetch(`${baseUrl}/robots.txt`);
  expect(robots.headers.get('content-type')).toContain('text/plain');
  expect(await robots.text()).toContain('Disallow: /graphql');
});
