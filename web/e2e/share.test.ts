// What previews of links show: heads and pictures that the server makes, with the names and numbers of the page, in its language.
import { beforeAll, expect, inject, test } from 'vitest';
import { askApi } from './browser.ts';

const baseUrl = inject('baseUrl');
interface Known {
  status: { indexedHeight: number };
  leases: { nodes: { owner: string; dseq: string; gseq: number; oseq: number; providerAddress: string; provider: { hostUri: string } }[] };
  gpuModels: { vendor: string; model: string; supplied: string; leased: string; price: unknown }[];
}
let known: Known;
beforeAll(async () => {
  known = (await askApi(
    baseUrl,
    `{
      status { indexedHeight }
      leases(first: 1, filter: { hasGpu: true }) { nodes { owner dseq gseq oseq providerAddress provider { hostUri } } }
      gpuModels { vendor model supplied leased price { median } }
    }`,
  )) as unknown as Known;
});

const tag = (html: string, name: string) =>
  new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
async function head(path: string) {
  const answer = await fetch(`${baseUrl}${path}`, { headers: { accept: 'text/html' } });
  const html = await answer.text();
  return {
    html,
    title: /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '',
    description: tag(html, 'description'),
    picture: tag(html, 'og:image'),
  };
}
/** A picture as its words; also checks that it is a PNG of the size that previews take. */
async function picture(address: string): Promise<string> {
  const png = await fetch(address);
  const bytes = Buffer.from(await png.arrayBuffer());
  expect(png.headers.get('content-type')).toBe('image/png');
  expect([bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(['PNG', 1200, 630]);
  const svg = await fetch(address.replace('.png', '.svg'));
  const text = await svg.text();
  expect(text).not.toMatch(/(?:href|src|url\()="?https?:/);
  return text.replaceAll(/<[^>]+>/g, '\n');
}

test('a model, a lease and its provider are named, and their pictures have their numbers', async () => {
  const model = known.gpuModels.find(({ price }) => price !== null);
  const [lease] = known.leases.nodes;
  if (model === undefined || lease === undefined) throw new Error('the chain has no GPU lease');
  const height = known.status.indexedHeight.toLocaleString('en');
  const whole = (text: string) => Number(Number(text).toFixed(0)).toLocaleString('en');

  // A head that had to wait too long for its numbers has fewer words: it is asked again.
  const wholeHead = async (path: string, words: string) => {
    await expect.poll(async () => Object.values(await head(path)).join(' ')).toContain(words);
    return head(path);
  };
  const ofModel = await wholeHead(`/gpus/${model.vendor}/${model.model}`, `${whole(model.leased)} of ${whole(model.supplied)}`);
  expect(ofModel.title.toLowerCase()).toContain(model.vendor);
  const words = await picture(ofModel.picture);
  for (const part of [`${whole(model.leased)} / ${whole(model.supplied)}`, height, 'CC BY 4.0']) expect(words).toContain(part);

  const host = new URL(lease.provider.hostUri).hostname;
  const ofProvider = await wholeHead(`/providers/${lease.providerAddress}`, host);
  expect(ofProvider.title).toBe(`${host} · Leasebook`);
  expect(await picture(ofProvider.picture)).toContain(host);

  const path = `/leases/${[lease.owner, lease.dseq, lease.gseq, lease.oseq, lease.providerAddress].join('/')}`;
  const ofLease = await wholeHead(path, host);
  expect(ofLease.description).toContain(host);
  expect(await picture(ofLease.picture)).toContain(String(lease.dseq));
});

test('a view has a picture of its own: metrics, filters, range and language of the address', async () => {
  const view = '/explore?metric=gpu_utilization&where=tier:community&range=30d';
  const english = await head(view);
  expect(english.title).toBe('GPU utilization · Leasebook');
  expect(await picture(english.picture)).toContain('community');
  const chinese = await head(`${view}&lang=zh`);
  expect(chinese.html).toContain('<html lang="zh-Hans">');
  expect(chinese.description).toMatch(/\p{Script=Han}/u);
  expect(await picture(chinese.picture)).toMatch(/\p{Script=Han}/u);
  const other = await fetch(english.picture.replace('30d', '7d'));
  const same = await fetch(english.picture);
  expect(other.headers.get('etag')).not.toBe(same.headers.get('etag'));
  expect((await fetch(english.picture, { headers: { 'if-none-match': same.headers.get('etag') ?? '' } })).status).toBe(304);
});

test('hostile and unknown addresses are told as what they are', async () => {
  const hostile = await head('/providers/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E?range=<b>&gpus=</svg>');
  expect(hostile.html).not.toContain('<script>alert');
  expect(await picture(hostile.picture)).toContain('no provider');
  expect((await fetch(`${baseUrl}/share/no/such/page.png`)).status).toBe(404);
  expect((await fetch(`${baseUrl}/server/pages.js`)).status).toBe(404);
});

test.each(['*/*', 'text/*;q=0.9, */*;q=0.1', null])(
  'who asks with accept %s, as previews of links do, gets pages as browsers do',
  async (accept) => {
    const model = known.gpuModels[0];
    if (model === undefined) throw new Error('the chain has no GPU model');
    const asked = async (path: string) => {
      const answer = await fetch(`${baseUrl}${path}`, { headers: { accept: accept ?? '' } });
      return {
        status: answer.status,
        type: answer.headers.get('content-type') ?? '',
        vary: answer.headers.get('vary') ?? '',
        text: await answer.text(),
      };
    };
    for (const path of ['/leases', `/gpus/${model.vendor}/${model.model}`, `/blocks/${known.status.indexedHeight}?lang=zh`]) {
      const { status, type, vary, text } = await asked(path);
      expect([path, status, type]).toEqual([path, 200, 'text/html; charset=utf-8']);
      expect(vary).toContain('accept');
      expect(tag(text, 'og:image')).toMatch(/^http.*[.]png/);
    }
    const nothing = await asked('/no/such/page');
    expect([nothing.status, nothing.type]).toEqual([404, 'application/json; charset=utf-8']);
  },
);

test('who asks for data alone gets no page', async () => {
  const answer = await fetch(`${baseUrl}/leases`, { headers: { accept: 'application/json' } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
});
