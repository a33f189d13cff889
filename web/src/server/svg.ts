// SVG as text: elements with escaped attributes and words.

/** Characters that XML does not allow are left out, those that it uses itself are escaped. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** An element; `inner` is SVG already. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, inner = ''): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? round(value) : value)}"`,
  );
  return `<${name}${written.join('')}${inner === '' ? '/>' : `>${inner}</${name}>`}`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Words at a place. */
export function words(
  text: string,
  {
    x,
    y,
    size,
    color,
    weight = 400,
    anchor = 'start',
  }: { x: number; y: number; size: number; color: string; weight?: number; anchor?: string },
): string {
  return element('text', { x, y, 'font-size': size, 'font-weight': weight, fill: color, 'text-anchor': anchor }, escaped(text));
}

/** Width of words, near enough to cut and to wrap them: Chinese characters are as wide as high. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.55) * size, 0);
}

/** The text, cut where it is wider than `room`. */
export function cutTo(text: string, room: number, size: number): string {
  if (widthOf(text, size) <= room) return text;
  let kept = '';
  for (const letter of text) {
    if (widthOf(`${kept}${letter}…`, size) > room) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** The text in at most `most` lines; what does not fit is cut. Chinese may break anywhere. */
export function wrapped(text: string, room: number, size: number, most: number): string[] {
  const parts = text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line !== '' && widthOf((line + part).trimEnd(), size) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines.map((one) => cutTo(one, room, size));
  return [...lines.slice(0, most - 1), cutTo(lines.slice(most - 1).join(' '), room, size)];
}
