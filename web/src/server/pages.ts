// What pages tell where no script runs: titles, descriptions and pictures for link previews and search engines, from the same queries,
// texts and formats as the pages themselves. Built as one file for the server, which asks its own API and hands the answers in. The
// language is that of the module's address: `pages.js?lang=zh`.

import { readEmbed } from '../lib/charts/embed-address.ts';
import { endText } from '../lib/charts/layout.ts';
import { metricPanels, setsOf, unitHead } from '../lib/charts/metric-panels.ts';
import { withPublished } from '../lib/charts/published.ts';
import { blocks, ends, type Panel } from '../lib/charts/series.ts';
import { mayBeLog, modesOf, viewPanels } from '../lib/charts/transform.ts';
import { coinsOf } from '../lib/format/coins.ts';
import { fixed, percent, ratio } from '../lib/format/decimal.ts';
import { grouped } from '../lib/format/grouped.ts';
import { memberName } from '../lib/format/members.ts';
import { countryName, modelName, providerName, shortAddress, variantText, vendorName } from '../lib/format/names.ts';
import { formatDay } from '../lib/format/time.ts';
import { withUnit } from '../lib/format/unit.ts';
import {
  ExploreDocument,
  GpuModelDocument,
  type Metric,
  NetworkDocument,
  ProviderDocument,
  ShareDeploymentDocument,
  ShareLeaseDocument,
  ShareStartDocument,
  type ShareStartQuery,
  type TypedDocumentString,
} from '../lib/generated/graphql.ts';
import type { BucketLength } from '../lib/state/buckets.ts';
import { chartView } from '../lib/state/chart-view.ts';
import { LATELY_DAYS } from '../lib/state/lately.ts';
import { type MetricQuestion, variablesOf } from '../lib/state/metric-question.ts';
import { isPossible } from '../lib/state/possible.ts';
import { pathSegments } from '../lib/state/segments.ts';
import { parseView, windowOf } from '../lib/state/view.ts';
import { chainTexts } from '../lib/texts/chain.ts';
import { chart, charts } from '../lib/texts/charts.ts';
import { data } from '../lib/texts/data.ts';
import { t } from '../lib/texts/index.ts';
import { market } from '../lib/texts/market.ts';
import { marketplace } from '../lib/texts/marketplace.ts';
import { prices as pricesTexts } from '../lib/texts/prices.ts';
import { inReadersWords } from '../lib/texts/prose.ts';
import { readChoice } from '../routes/explore/choice.ts';
import { HEADS, headAlone } from '../routes/heads.ts';
import { type Address, holds, type Question } from './asking.ts';
import { drawCard } from './card.ts';

export { beginningOf, openings, status } from './beginnings.ts';

/** What answers are asked for. */
type Use = 'head' | 'picture';

/** What is told of a page. */
interface Told {
  title: string;
  description: string;
  figures: { name: string; value: string }[];
  chart: { unit: string; panels: Panel[]; interval: BucketLength } | null;
}

/** A question, and what its answer adds. */
interface Part {
  question: Question;
  /** Only the picture shows it. */
  drawn?: boolean;
  tell: (answer: unknown) => Partial<Told>;
}

/** Asked before anything else; its answer is handed to all functions below. */
export const first: Question = { query: ShareStartDocument.toString(), variables: {} };

function part<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  tell: (answer: Data) => Partial<Told>,
): Part {
  return {
    question: { query: document.toString(), variables },
    tell: (answer) => (holds(document, answer) ? tell(answer.data) : {}),
  };
}

/** What the start says; null where the API gave no answer. */
function started(answer: unknown): ShareStartQuery | null {
  return holds(ShareStartDocument, answer) ? answer.data : null;
}

/** The main chart of a page: its name in the address, its metrics and what they are limited to. */
interface PageChart {
  id: string;
  question: MetricQuestion;
}

const whole = (...metrics: Metric[]): MetricQuestion => ({ metrics, by: null, members: [], filters: [] });
const of = (dimension: 'MODEL' | 'PROVIDER', member: string, ...metrics: Metric[]): MetricQuestion => ({
  ...whole(...metrics),
  filters: [{ dimension, members: [member] }],
});

/** Charts of sections whose picture shows one. */
const SECTIONS: Readonly<Record<string, MetricQuestion>> = {
  '/0': whole('GPUS_SUPPLIED', 'GPUS_LEASED'),
  'gpus/0': whole('GPUS_SUPPLIED', 'GPUS_LEASED'),
  'prices/0': whole('GPU_HOUR_PRICE_MEDIAN'),
  'market/0': whole('NEW_ORDERS', 'NEW_LEASES'),
  'leases/0': whole('ACTIVE_LEASES'),
  'deployments/0': whole('ACTIVE_DEPLOYMENTS'),
  'providers/0': whole('ACTIVE_PROVIDERS'),
  'fees/0': whole('ANNUALIZED_VOLUME_USD'),
  'token/0': whole('TRANSACTION_FEES_USD'),
  'published/0': whole('ANNUALIZED_VOLUME_USD'),
  'blocks/0': whole('TRANSACTIONS'),
  'transactions/0': whole('TRANSACTIONS'),
};

/** The values of more lines than this stand at their ends alone. */
const MOST_TOLD = 4;

/** The last value of each line, as the page's readout tells it. */
const lastValues = (panels: readonly Panel[]) =>
  panels.flatMap(({ lines }) => lines.map((one) => ({ name: one.label, value: endText(one) }))).filter(({ value }) => value !== '');

function chartPart(
  { id, question }: PageChart,
  search: URLSearchParams,
  start: ShareStartQuery,
  telling: (panels: Panel[]) => Partial<Told>,
): Part[] {
  const { indexedTime, firstTime } = start.status;
  if (indexedTime === null) return [];
  const { interval, from, to } = windowOf(parseView(search), new Date(indexedTime), firstTime === null ? null : new Date(firstTime));
  const range = { interval, from: from?.toISOString() ?? null, to: to?.toISOString() ?? null };
  const variables = variablesOf(question, range, question.members);
  if (variables === null) return [];
  const shown = part(ExploreDocument, variables, (answer) => {
    const sets = setsOf(answer);
    const plain = metricPanels(sets, { by: question.by });
    const all = question.by === null && question.filters.length === 0 ? withPublished(plain) : plain;
    const wanted = chartView.read(search.get(id));
    const panels = viewPanels(all, {
      ...wanted,
      mode: modesOf(all).includes(wanted.mode) ? wanted.mode : 'absolute',
      scale: mayBeLog(all) ? wanted.scale : 'linear',
    });
    const drawn = panels.some(({ lines }) => lines.some(({ points }) => ends(points) !== null));
    if (!drawn) return {};
    const units = [...new Set(sets.map(({ definition }) => unitHead(definition.unit)))];
    return { chart: { unit: [...units, charts.by[interval]].join(charts.comma), panels, interval }, ...telling(panels) };
  });
  return [{ ...shown, drawn: true }];
}

/** Names of a view of metrics: "GPUs leased", "split by GPU model, country United States". */
function questionWords(
  { metrics, by, filters }: MetricQuestion,
  { metrics: catalogue }: ShareStartQuery,
): Pick<Told, 'title' | 'description'> {
  const titles = metrics.map((name) => catalogue.find((entry) => entry.name === name)?.title ?? name);
  const { dimensions, within, by: splitBy, description } = data.explore;
  const parts = [
    ...(by === null ? [] : [`${splitBy}: ${dimensions[by]}`]),
    ...filters.map(({ dimension, members }) =>
      within(
        dimensions[dimension],
        members.map((member) => memberName(dimension, member) || member),
      ),
    ),
  ];
  return { title: titles.join(charts.comma), description: parts.length === 0 ? description : parts.join('; ') };
}

/** A text with its places filled from segments. */
const filled = (text: string, segments: readonly string[]) =>
  text.replace(/\{(\d)\}/g, (_whole, place: string) => (segments[Number(place) - 1] ?? '').slice(0, 80));

/** The metrics of a page that shows any; null for other pages, and where there is none. */
function questionOf([section, ...rest]: readonly string[], search: URLSearchParams, start: ShareStartQuery): MetricQuestion | null {
  if (section === 'explore' && rest.length === 0) return readChoice(search, start.metrics);
  return section === 'embed' && rest.length === 1 ? readEmbed(rest[0] ?? '', search, start.metrics) : null;
}

/** Titles of pages whose address can name nothing, by their section. */
const NOBODY: Readonly<Record<string, string>> = {
  addresses: chainTexts.account.noAddress,
  deployments: market.deployment.missing,
  leases: market.lease.missing,
  providers: market.provider.missing,
};

/** What is told of a page before anything more is asked; null where there is no page. */
function wordsOf(segments: readonly string[], search: URLSearchParams, start: ShareStartQuery | null): Told | null {
  const [section = '', ...rest] = segments;
  const alone = section === 'embed' && rest.length === 1;
  const head = alone ? headAlone(rest[0] ?? '') : HEADS[`${section}/${rest.length}`];
  if (head === undefined) return null;
  if (!isPossible(segments)) return { title: NOBODY[section] ?? head.title, description: '', figures: [], chart: null };
  const question = start === null ? null : questionOf(segments, search, start);
  const words = question === null || start === null ? head : questionWords(question, start);
  return { title: filled(words.title, rest), description: filled(words.description, rest), figures: [], chart: null };
}

/** What of a page has to be asked for. */
function partsOf(segments: readonly string[], search: URLSearchParams, start: ShareStartQuery): Part[] {
  const [section = '', ...rest] = segments;
  if (!isPossible(segments)) return [];
  const page = `${section}/${rest.length}`;
  const values = (panels: Panel[]) => {
    const figures = lastValues(panels);
    return figures.length > MOST_TOLD ? {} : { figures };
  };
  const none = () => ({});
  const known = SECTIONS[page];
  if (page === '/0')
    return [...networkPart(), ...chartPart({ id: 'gpus', question: SECTIONS['/0'] ?? whole('GPUS_LEASED') }, search, start, none)];
  if (page === 'prices/0') return chartPart({ id: 'over-time', question: whole('GPU_HOUR_PRICE_MEDIAN') }, search, start, values);
  if (known !== undefined) return chartPart({ id: 'gpus', question: known }, search, start, values);
  const question = questionOf(segments, search, start);
  if (question !== null) return chartPart({ id: 'chart', question }, search, start, values);
  switch (page) {
    case 'gpus/2':
      return modelParts(rest, search, start);
    case 'providers/1':
      return providerParts(rest, search, start);
    case 'leases/5':
      return leaseParts(rest);
    case 'deployments/2':
      return deploymentParts(rest);
    default:
      return [];
  }
}

const share = (text: string | null) => (text === null ? '–' : `${percent(text, 1)} %`);

function networkPart(): Part[] {
  return [
    part(NetworkDocument, {}, ({ network }) => {
      const { kpi } = t.overview;
      return {
        figures: [
          { name: kpi.supplied, value: network.gpusSupplied === null ? '–' : fixed(network.gpusSupplied, 0) },
          { name: kpi.leased, value: fixed(network.gpusLeased, 0) },
          { name: kpi.utilization, value: share(network.gpuUtilization) },
          { name: kpi.volume, value: network.annualizedVolumeUsd === null ? '–' : withUnit(network.annualizedVolumeUsd, 'USD') },
        ],
      };
    }),
  ];
}

function modelParts([vendor = '', model = '']: readonly string[], search: URLSearchParams, start: ShareStartQuery): Part[] {
  const member = `${vendor}/${model}`;
  return [
    part(GpuModelDocument, { vendor, model }, ({ gpuModel: found }) => {
      if (!found) return { title: market.model.missing, description: '' };
      const name = `${vendorName(vendor)} ${modelName(model)}`;
      const [leased, of] = market.model.lede(fixed(found.leased, 0), fixed(found.supplied, 0));
      return {
        title: name,
        description: market.model.told(`${leased}${of}`, market.model.description(modelName(model))),
        figures: [
          ...(found.price === null ? [] : [{ name: market.model.price, value: `$${fixed(found.price.median, 2)}` }]),
          { name: market.model.leased, value: `${fixed(found.leased, 0)} / ${fixed(found.supplied, 0)}` },
          { name: market.model.utilization, value: share(found.utilization) },
          { name: charts.map.providers, value: grouped(found.providers) },
        ],
      };
    }),
    ...chartPart({ id: 'gpus', question: of('MODEL', member, 'GPUS_SUPPLIED', 'GPUS_LEASED') }, search, start, () => ({})),
  ];
}

function providerParts([owner = '']: readonly string[], search: URLSearchParams, start: ShareStartQuery): Part[] {
  return [
    part(ProviderDocument, { owner, lately: LATELY_DAYS }, ({ provider: found }) => {
      if (!found) return { title: market.provider.missing, description: '' };
      const host = providerName(owner, found);
      const supplied = found.online ? String(found.newestSample?.gpusAllocatable ?? 0) : '0';
      return {
        title: market.provider.title(host),
        description: market.provider.description(host),
        figures: [
          { name: market.provider.leased, value: `${fixed(found.gpusLeased, 0)} / ${supplied}` },
          { name: market.provider.utilization, value: share(ratio(found.gpusLeased, supplied)) },
          { name: market.provider.leases, value: grouped(found.activeLeases) },
          { name: charts.map.country, value: found.country === '' ? t.overview.countries.unknown : countryName(found.country) },
        ],
      };
    }),
    ...chartPart({ id: 'gpus', question: of('PROVIDER', owner, 'GPUS_SUPPLIED', 'GPUS_LEASED') }, search, start, () => ({})),
  ];
}

function leaseParts([owner = '', dseq = '', gseq = '', oseq = '', provider = '']: readonly string[]): Part[] {
  const texts = market.lease;
  return [
    part(ShareLeaseDocument, { id: [owner, dseq, gseq, oseq, provider].join('/') }, ({ lease: found }) => {
      if (!found) return { title: texts.missing, description: '' };
      const what =
        found.gpuVariants.length === 0
          ? `${found.vcpus} vCPU`
          : found.gpuVariants.map((gpu) => `${gpu.count} × ${[modelName(gpu.model), variantText(gpu)].join(' ').trim()}`).join(', ');
      const host = providerName(provider, found.provider);
      const [paid] = found.totals;
      const coins = paid === undefined ? null : coinsOf(paid.gross, paid.denom);
      const agreed = found.usdPerHour ?? found.usdPerHourAtClose;
      return {
        title: `${texts.title([dseq, gseq, oseq].join('/'))}: ${what}`,
        description: texts.description(what, host),
        figures: [
          { name: texts.paid, value: coins === null ? '0' : `${fixed(coins.text, 2)} ${coins.unit}` },
          ...(agreed === null ? [] : [{ name: pricesTexts.kinds.AGREED, value: `$${fixed(agreed, 4)}${texts.perHour}` }]),
          { name: t.overview.leases.states[found.state], value: formatDay(new Date(found.closedTime ?? found.createdTime)) },
          { name: marketplace.provider, value: host },
        ],
      };
    }),
  ];
}

function deploymentParts([owner = '', dseq = '']: readonly string[]): Part[] {
  return [
    part(ShareDeploymentDocument, { owner, dseq }, ({ deployment: found }) => {
      if (!found) return { title: market.deployment.missing, description: '' };
      const active = found.leases.filter(({ state }) => state === 'ACTIVE').length;
      return {
        description: market.deployment.description(shortAddress(owner), dseq),
        figures: [
          { name: market.deployment.states[found.state], value: formatDay(new Date(found.createdTime)) },
          { name: market.provider.leases, value: `${active} / ${found.leases.length}` },
        ],
      };
    }),
  ];
}

/** What has to be asked of the API for a page's head or for its picture, after `first`; [] where nothing has. */
export function questionsOf({ path, search }: Address, start: unknown, use: Use): Question[] {
  const known = started(start);
  return known === null ? [] : usedParts(pathSegments(path), new URLSearchParams(search), known, use).map(({ question }) => question);
}

/** Heads do not wait for what only pictures show. */
function usedParts(segments: readonly string[], search: URLSearchParams, start: ShareStartQuery, use: Use): Part[] {
  return partsOf(segments, search, start).filter(({ drawn }) => use === 'picture' || drawn !== true);
}

/** All that is told of a page: its words, and what the answers add to them. Null where there is no page. */
async function tellOf({ path, search: text }: Address, start: unknown, english: readonly unknown[], use: Use): Promise<Told | null> {
  const segments = pathSegments(path);
  const search = new URLSearchParams(text);
  const known = await inReadersWords(started(start));
  const words = wordsOf(segments, search, known);
  if (words === null || known === null) return words;
  const answers = await inReadersWords(english);
  const parts = usedParts(segments, search, known, use);
  return Object.assign(words, ...parts.map((one, index) => one.tell(answers[index])));
}

/** Whether the site has a page at a path. */
export const isPage = (path: string): boolean => wordsOf(pathSegments(path), new URLSearchParams(), null) !== null;

/** Title and description of a page; null where there is no page. */
export async function headOf(
  address: Address,
  start: unknown,
  answers: readonly unknown[],
): Promise<{ title: string; description: string } | null> {
  const told = await tellOf(address, start, answers, 'head');
  return told === null ? null : { title: told.title, description: told.description };
}

/** The picture of a page as SVG; null where there is no page. `host` is where readers find it. */
export async function pictureOf(address: Address, start: unknown, answers: readonly unknown[], host: string): Promise<string | null> {
  const told = await tellOf(address, start, answers, 'picture');
  if (told === null) return null;
  const { title, description, figures, chart: drawn } = told;
  const { status } = started(start) ?? {};
  const rests = blocks(drawn?.panels[0]?.lines[0]?.points ?? []);
  return drawCard({
    title,
    text: description,
    figures,
    chart: drawn,
    foot: [
      ...(status === undefined ? [] : [charts.picture.asOf(status.chainId, grouped(status.indexedHeight))]),
      ...(rests === null ? [] : [chart.blocks(grouped(rests.first), grouped(rests.last))]),
      chart.licence,
      host,
    ],
  });
}
