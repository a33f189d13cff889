// Colours of the design tokens as programs understand them that know no style sheets: #rrggbb of the light theme.
import tokens from '../styles/tokens.css?raw';

const DECLARATION = /(--[\w-]+):\s*([^;]+);/g;
/** The first declaration is that of the screen; print and forced colours have theirs further down. */
const declared = new Map([...tokens.matchAll(DECLARATION)].reverse().map(([, name = '', value = '']) => [name, value.trim()]));

/** The transfer function of sRGB, as two digits. */
function channel(linear: number): string {
  const bounded = Math.max(0, Math.min(1, linear));
  const value = bounded <= 0.0031308 ? 12.92 * bounded : 1.055 * bounded ** (1 / 2.4) - 0.055;
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0');
}

/** Oklch to sRGB: Björn Ottosson's matrices, as CSS Color 4 gives them. */
function fromOklch(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  return `#${channel(red)}${channel(green)}${channel(blue)}`;
}

/** The colour of a token. Throws where the design has none of this name. */
export function colorOf(token: string): string {
  const value = declared.get(token);
  const other = /^var\((--[\w-]+)\)$/.exec(value ?? '')?.[1];
  if (other !== undefined) return colorOf(other);
  // The first of a light and a dark colour is the light one; opacity is left to the drawing.
  const [, lightness, chroma, hue] = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)/.exec(value ?? '') ?? [];
  if (lightness === undefined || chroma === undefined || hue === undefined) throw new Error(`The design has no colour ${token}.`);
  return fromOklch(Number(lightness), Number(chroma), Number(hue));
}
