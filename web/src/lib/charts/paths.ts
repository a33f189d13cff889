// Places as SVG paths: straight from one to the next, or by steps. d3-shape would bring all of its curves (4 kB on every chart).

/** A place in pixels. */
export type Place = readonly [x: number, y: number];

const at = ([x, y]: Place): string => `${Math.round(x * 1_000) / 1_000},${Math.round(y * 1_000) / 1_000}`;

/** A line through the places; '' for none. */
export function linePath(places: readonly Place[]): string {
  return places.length === 0 ? '' : `M${places.map(at).join('L')}`;
}

/** The area between two lines, each from left to right; '' where one of them has no place. */
export function areaPath(upper: readonly Place[], lower: readonly Place[]): string {
  return upper.length === 0 || lower.length === 0 ? '' : `M${upper.map(at).join('L')}L${lower.map(at).reverse().join('L')}Z`;
}

/** The places of a line that stays where it is until the next place. */
export function stepped(places: readonly Place[]): Place[] {
  return places.flatMap((place, index): Place[] => {
    const before = places[index - 1];
    return before === undefined ? [place] : [[place[0], before[1]], place];
  });
}
