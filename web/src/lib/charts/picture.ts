// A chart as a picture that stands alone: title, unit and keys above, source, blocks and licence below, every colour and font written
// into it. Made from the very drawing on the page.

/** What is written around the drawing. */
export interface PictureWords {
  title: string;
  unit: string;
  /** Names of lines with the values that the page shows, and their colours as CSS. */
  keys: readonly { text: string; color: string | null }[];
  /** Source, blocks, licence and address, one entry each. */
  foot: readonly string[];
}

/** A picture with its size in pixels. */
export interface Picture {
  svg: string;
  width: number;
  height: number;
}

const NAMESPACE = 'http://www.w3.org/2000/svg';
const PAD = 24;
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'stroke-opacity',
  'opacity',
  'paint-order',
  'font-size',
  'font-weight',
  'text-decoration-line',
] as const;
const COLOURS: readonly string[] = ['fill', 'stroke'];
/** Values that say nothing, so that files stay small. */
const PLAIN: Partial<Record<(typeof PROPERTIES)[number], string>> = {
  'fill-opacity': '1',
  'stroke-opacity': '1',
  opacity: '1',
  stroke: 'none',
  'stroke-dasharray': 'none',
  'paint-order': 'normal',
  'text-decoration-line': 'none',
};

/** Colours of a style sheet as every program understands them: #rrggbb, with opacity where there is some. */
function colourReader(): (color: string) => string {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map<string, string>();
  return (color) => {
    if (context === null || color === 'none' || color.startsWith('url(')) return color;
    const before = known.get(color);
    if (before !== undefined) return before;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
    const text = alpha === 255 ? `rgb(${red},${green},${blue})` : `rgba(${red},${green},${blue},${(alpha / 255).toFixed(3)})`;
    known.set(color, text);
    return text;
  };
}

/** Writes what style sheets say of an element and all within it into a copy. */
function inline(original: Element, copy: Element, colour: (text: string) => string): void {
  const style = getComputedStyle(original);
  copy.removeAttribute('class');
  copy.removeAttribute('style');
  if (original instanceof SVGGraphicsElement && !(original instanceof SVGSVGElement)) {
    for (const property of PROPERTIES) {
      const value = style.getPropertyValue(property);
      if (value === '' || value === PLAIN[property]) continue;
      if (property.startsWith('font') && !(original instanceof SVGTextContentElement)) continue;
      copy.setAttribute(property, COLOURS.includes(property) ? colour(value) : value);
    }
  }
  const children = [...copy.children];
  [...original.children].forEach((child, index) => {
    const twin = children[index];
    if (twin !== undefined) inline(child, twin, colour);
  });
}

/** Breaks entries into lines that fit the width. */
function lines(entries: readonly string[], width: number, size: number, joint: string): string[] {
  const most = Math.max(10, Math.floor(width / (size * 0.56)));
  const result: string[] = [];
  for (const entry of entries) {
    const last = result.at(-1);
    if (last !== undefined && last.length + joint.length + entry.length <= most) result[result.length - 1] = `${last}${joint}${entry}`;
    else result.push(entry);
  }
  return result;
}

/** Makes the picture of a drawing on the page. */
export function makePicture(drawing: SVGSVGElement, words: PictureWords): Picture {
  const colour = colourReader();
  const body = getComputedStyle(document.body);
  const ink = colour(body.color);
  const [inner, tall] = [
    drawing.clientWidth || Number(drawing.getAttribute('width')),
    drawing.clientHeight || Number(drawing.getAttribute('height')),
  ];
  const width = inner + 2 * PAD;
  const root = document.createElementNS(NAMESPACE, 'svg');
  const add = (text: string, x: number, y: number, size: number, weight: number, opacity = 1, fill = ink): SVGTextElement => {
    const element = document.createElementNS(NAMESPACE, 'text');
    element.textContent = text;
    const attributes = { x, y, 'font-size': size, 'font-weight': weight, fill, opacity };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    root.append(element);
    return element;
  };
  let y = PAD + 18;
  const ground = document.createElementNS(NAMESPACE, 'rect');
  root.append(ground);
  add(words.title, PAD, y, 20, 700);
  y += 22;
  for (const line of lines(words.unit.split(' '), inner, 13, ' ')) {
    add(line, PAD, y, 13, 400, 0.8);
    y += 18;
  }
  y += 8;
  let x = PAD;
  for (const { text, color } of words.keys) {
    const wide = text.length * 7.4 + (color === null ? 18 : 40);
    if (x > PAD && x + wide > width - PAD) {
      x = PAD;
      y += 20;
    }
    if (color !== null) {
      const key = document.createElementNS(NAMESPACE, 'rect');
      for (const [name, value] of Object.entries({ x, y: y - 8, width: 14, height: 8, rx: 1.5, fill: colour(color) }))
        key.setAttribute(name, String(value));
      root.append(key);
    }
    add(text, color === null ? x : x + 20, y, 13, 600);
    x += wide;
  }
  y += 14;
  const copy = drawing.cloneNode(true);
  if (copy instanceof SVGSVGElement) {
    inline(drawing, copy, colour);
    for (const [name, value] of Object.entries({ x: PAD, y, overflow: 'visible' })) copy.setAttribute(name, String(value));
    root.append(copy);
  }
  const pattern = document.getElementById('hatch');
  const hatch = pattern?.cloneNode(true);
  if (pattern !== null && hatch instanceof SVGPatternElement) {
    inline(pattern, hatch, colour);
    const definitions = document.createElementNS(NAMESPACE, 'defs');
    definitions.append(hatch);
    root.prepend(definitions);
  }
  y += tall + 26;
  for (const line of lines(words.foot, inner, 12, '  ·  ')) {
    add(line, PAD, y, 12, 400, 0.75);
    y += 17;
  }
  const height = Math.ceil(y - 17 + PAD);
  const size = { xmlns: NAMESPACE, width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': body.fontFamily.replaceAll('"', "'") };
  for (const [name, value] of Object.entries(size)) root.setAttribute(name, String(value));
  for (const [name, value] of Object.entries({ width, height, fill: colour(body.backgroundColor) }))
    ground.setAttribute(name, String(value));
  return { svg: new XMLSerializer().serializeToString(root), width, height };
}

/** The picture as PNG with twice as many pixels. Throws where the browser cannot draw it. */
export async function toPng({ svg, width, height }: Picture, factor = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * factor);
  canvas.height = Math.round(height * factor);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no pictures.');
  context.scale(factor, factor);
  context.drawImage(image, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('This browser makes no PNG files.');
  return blob;
}
