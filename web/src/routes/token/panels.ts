// The token's history as charts.
import { lineOf } from '../../lib/charts/look.ts';
import { pointsOf } from '../../lib/charts/points.ts';
import type { Panel } from '../../lib/charts/series.ts';
import { tickOf } from '../../lib/format/measure.ts';
import type { TokenHistoryQuery } from '../../lib/generated/graphql';
import { charts as chartTexts } from '../../lib/texts/charts.ts';
import { token as texts } from '../../lib/texts/token.ts';

type Row = TokenHistoryQuery['tokenSeries'][number];

/** A chart of the page. */
interface TokenChart {
  id: string;
  title: string;
  unit: string;
  /** Where its values come from. */
  source: string;
  panels: Panel[];
}

/** One line of a panel. */
interface Part {
  label: string;
  number: number;
  pick: (row: Row) => string | null;
  bars?: boolean;
  side?: boolean;
  area?: boolean;
  published?: string;
}

/** All charts; their panels are empty until there is an answer. */
export function tokenCharts(rows: readonly Row[] | null): TokenChart[] {
  const panel = (key: string, unit: string, fromZero: boolean, parts: readonly Part[], weight = 1, title?: string): Panel => ({
    key,
    ...(title === undefined ? {} : { title }),
    lines: parts.map(({ number, pick, ...look }, at) =>
      lineOf({
        ...look,
        key: `${key} ${at}`,
        color: `--c${number}`,
        textColor: `--c${number}-text`,
        unit,
        points: pointsOf(rows ?? [], pick),
      }),
    ),
    fromZero,
    tick: tickOf(unit),
    weight,
  });
  const share = 'share, 0 to 1';
  const charts: TokenChart[] = [
    {
      id: 'supply',
      title: texts.supplyOver,
      unit: texts.supplyUnit,
      source: texts.chainSource,
      panels: [
        panel('supply', 'AKT', false, [{ label: texts.names.supply, number: 8, pick: ({ supply }) => supply }], 3),
        panel('minted', 'AKT', true, [{ label: texts.minted, number: 2, pick: ({ minted }) => minted, bars: true }], 2, texts.minted),
      ],
    },
    {
      id: 'inflation',
      title: texts.inflation,
      unit: texts.inflationUnit,
      source: texts.chainSource,
      panels: [
        panel('inflation', share, true, [
          { label: texts.inForce, number: 8, pick: ({ inflationInForce }) => inflationInForce },
          { label: texts.realised, number: 2, pick: ({ inflationRealised }) => inflationRealised, side: true, published: 'inflation' },
        ]),
      ],
    },
    {
      id: 'bonded',
      title: texts.bonded,
      unit: texts.bondedUnit,
      source: texts.chainSource,
      panels: [
        panel('bonded', share, false, [
          { label: texts.names.bonded, number: 3, pick: ({ bondedOfSupply }) => bondedOfSupply, published: 'staked' },
        ]),
      ],
    },
    {
      id: 'pool',
      title: texts.pool,
      unit: texts.poolUnit,
      source: texts.chainSource,
      panels: [
        panel('pool', 'AKT', true, [
          { label: texts.names.communityPool, number: 7, pick: ({ communityPool }) => communityPool, area: true },
        ]),
      ],
    },
    {
      id: 'price',
      title: texts.price,
      unit: texts.priceUnit,
      source: texts.priceSource,
      panels: [panel('price', 'USD per AKT', false, [{ label: texts.names.aktUsd, number: 2, pick: ({ aktUsd }) => aktUsd }])],
    },
    {
      id: 'act',
      title: texts.act,
      unit: texts.actUnit,
      source: texts.chainSource,
      panels: [
        panel('act', 'ACT', true, [{ label: texts.names.actSupply, number: 4, pick: ({ actSupply }) => actSupply, area: true }], 3),
        panel(
          'burn',
          'ACT',
          true,
          [
            { label: texts.minted, number: 4, pick: ({ actMinted }) => actMinted, side: true },
            { label: texts.burned, number: 7, pick: ({ actBurned }) => actBurned, side: true },
          ],
          2,
          `${texts.minted}${chartTexts.comma}${texts.burned.toLowerCase()}`,
        ),
      ],
    },
    {
      id: 'vault',
      title: texts.vault,
      unit: texts.vaultUnit,
      source: texts.vaultSource,
      panels: [
        panel('vault', 'AKT', true, [{ label: texts.names.vault, number: 2, pick: ({ vault }) => vault, area: true }], 3),
        panel('ratio', share, true, [{ label: texts.ratio, number: 3, pick: ({ collateralRatio }) => collateralRatio }], 2, texts.ratio),
      ],
    },
  ];
  return rows === null ? charts.map((chart) => ({ ...chart, panels: [] })) : charts;
}
