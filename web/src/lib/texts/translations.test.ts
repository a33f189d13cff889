// No text is missing in Chinese: every English one has its translation, of the same form, in Chinese words.
import { expect, test } from 'vitest';
import { english as chain } from './chain.ts';
import { english as charts, englishChart } from './charts.ts';
import { english as data } from './data.ts';
import { english as discounts } from './discounts.ts';
import { english as editor } from './editor.ts';
import { english as site } from './en.ts';
import { english as exported } from './exports.ts';
import { english as frame } from './frame.ts';
import { english as market } from './market.ts';
import { english as marketplace } from './marketplace.ts';
import { english as measureWords } from './measure-words.ts';
import { english as methods } from './methods.ts';
import { english as money } from './money.ts';
import { english as offers } from './offers.ts';
import { english as operation } from './operation.ts';
import { english as prices } from './prices.ts';
import { english as provider } from './provider.ts';
import { english as scenarios } from './scenarios.ts';
import { english as shortcuts } from './shortcuts.ts';
import { english as story } from './story.ts';
import { english as supply } from './supply.ts';
import { english as token } from './token.ts';
import { english as tools } from './tools.ts';
import { english as units } from './units.ts';
import { chinese as chainChinese } from './zh/chain.ts';
import { chinese as chartsChinese, chineseChart } from './zh/charts.ts';
import { chinese as dataChinese } from './zh/data.ts';
import { chinese as discountsChinese } from './zh/discounts.ts';
import { chinese as editorChinese } from './zh/editor.ts';
import { chinese as exportedChinese } from './zh/exports.ts';
import { chinese as frameChinese } from './zh/frame.ts';
import { chinese as marketChinese } from './zh/market.ts';
import { chinese as marketplaceChinese } from './zh/marketplace.ts';
import { chinese as measureWordsChinese } from './zh/measure-words.ts';
import { chinese as methodsChinese } from './zh/methods.ts';
import { chinese as moneyChinese } from './zh/money.ts';
import { chinese as offersChinese } from './zh/offers.ts';
import { chinese as operationChinese } from './zh/operation.ts';
import { chinese as pricesChinese } from './zh/prices.ts';
import { chinese as providerChinese } from './zh/provider.ts';
import { chinese as scenariosChinese } from './zh/scenarios.ts';
import { chinese as shortcutsChinese } from './zh/shortcuts.ts';
import { chinese as siteChinese } from './zh/site.ts';
import { chinese as storyChinese } from './zh/story.ts';
import { chinese as supplyChinese } from './zh/supply.ts';
import { chinese as tokenChinese } from './zh/token.ts';
import { chinese as toolsChinese } from './zh/tools.ts';
import { chinese as unitsChinese } from './zh/units.ts';

/** Leaves of texts by their path: strings, and functions as they are. */
function leaves(texts: unknown, path = ''): Map<string, unknown> {
  if (typeof texts !== 'object' || texts === null) return new Map([[path, texts]]);
  return new Map(Object.entries(texts).flatMap(([name, value]) => [...leaves(value, path === '' ? name : `${path}.${name}`)]));
}

const subjects: [string, unknown, unknown][] = [
  ['site', site, siteChinese],
  ['charts', charts, chartsChinese],
  ['tools', tools, toolsChinese],
  ['chart', englishChart, chineseChart],
  ['frame', frame, frameChinese],
  ['market', market, marketChinese],
  ['supply', supply, supplyChinese],
  ['marketplace', marketplace, marketplaceChinese],
  ['money', money, moneyChinese],
  ['token', token, tokenChinese],
  ['scenarios', scenarios, scenariosChinese],
  ['prices', prices, pricesChinese],
  ['discounts', discounts, discountsChinese],
  ['editor', editor, editorChinese],
  ['methods', methods, methodsChinese],
  ['chain', chain, chainChinese],
  ['data', data, dataChinese],
  ['exports', exported, exportedChinese],
  ['provider', provider, providerChinese],
  ['offers', offers, offersChinese],
  ['operation', operation, operationChinese],
  ['story', story, storyChinese],
  ['shortcuts', shortcuts, shortcutsChinese],
  ['units', units, unitsChinese],
  ['measure words', measureWords, measureWordsChinese],
];

const HAN = /\p{Script=Han}/u;
/** What reads the same in both: names, units, signs, commands, forms of ids. */
const SAME =
  /^[\s\d%$°.,，;；。:/#<>|×·–—-]*$|^(Leasebook|GPUs?|vCPU|API|ACT|AKT|Gas|EN|English|CSV|PNG|SVG|Parquet|NDJSON|p\d\d|Akash|CC BY 4\.0|npm start .*|OWNER\/.*|A100.*|\/.*)$/;

test.each(subjects)('%s: the same names and forms', (_name, english, chinese) => {
  const wanted = leaves(english);
  const found = leaves(chinese);
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  expect([...wanted].filter(([path, text]) => typeof text !== typeof found.get(path)).map(([path]) => path)).toEqual([]);
});

test.each(subjects)('%s: every text is in Chinese', (_name, _english, chinese) => {
  const others = [...leaves(chinese)].filter(([, text]) => {
    // Of functions the source is looked at: their words stand in it.
    const words = typeof text === 'function' ? text.toString() : String(text);
    return (
      !HAN.test(words) &&
      !(typeof text === 'function' ? !/[a-z]{3,} [a-z]{3,}/i.test(words.replace(/=>[\s\S]*?\?/, '')) : SAME.test(words.trim()))
    );
  });
  expect(others.map(([path, text]) => `${path}: ${String(text)}`)).toEqual([]);
});
