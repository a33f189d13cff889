// The world map's shapes as paths, projected when the site is built: readers load no projection and no geometry.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type GeoProjection, geoEqualEarth, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';
import { MAP_HEIGHT, MAP_MERIDIAN, MAP_WIDTH } from '../src/lib/charts/equal-earth.ts';

const NAME = 'virtual:land';

/** Collects what d3-geo draws as one path of whole numbers, each point told from the one before. */
class Outline {
  #parts: string[] = [];
  #x = 0;
  #y = 0;

  moveTo(x: number, y: number): void {
    [this.#x, this.#y] = [Math.round(x), Math.round(y)];
    this.#parts.push(`M${this.#x} ${this.#y}l`);
  }
  lineTo(x: number, y: number): void {
    const [dx, dy] = [Math.round(x) - this.#x, Math.round(y) - this.#y];
    if (dx === 0 && dy === 0) return;
    this.#x += dx;
    this.#y += dy;
    this.#parts.push(`${dx}${dy < 0 ? '' : ' '}${dy} `);
  }
  closePath(): void {
    this.#parts.push('z');
  }
  /** A context of d3-geo has these too: outlines hold no points, and each is begun by its first move. */
  arc(): void {}
  beginPath(): void {}

  toString(): string {
    // An island that is smaller than a whole number has a beginning and nothing else.
    return this.#parts
      .join('')
      .replace(/M-?\d+ -?\d+lz/g, '')
      .replace(/ (?=[-zM])/g, '')
      .trimEnd();
  }
}

/** The projection by which the shapes are drawn. */
export function mapProjection(): GeoProjection {
  return geoEqualEarth()
    .rotate([-MAP_MERIDIAN, 0])
    .fitExtent(
      [
        [0, 0],
        [MAP_WIDTH, MAP_HEIGHT],
      ],
      { type: 'Sphere' },
    );
}

/** Paths of the sea, of all land and of the borders on it, in a box of MAP_WIDTH by MAP_HEIGHT. */
function shapes(): { sea: string; land: string; borders: string } {
  const file = fileURLToPath(import.meta.resolve('world-atlas/countries-110m.json'));
  const topology: Topology<Record<'land' | 'countries', GeometryCollection<object>>> = JSON.parse(readFileSync(file, 'utf8'));
  const { land, countries } = topology.objects;
  const projection = mapProjection();
  const draw = (shape: Parameters<ReturnType<typeof geoPath>>[0]): string => {
    const outline = new Outline();
    geoPath(projection, outline)(shape);
    return outline.toString();
  };
  return {
    sea: draw({ type: 'Sphere' }),
    land: draw(feature(topology, land)),
    borders: draw(mesh(topology, countries, (one, other) => one !== other)),
  };
}

/** Gives the module `virtual:land`. */
export const landShapes: Plugin = {
  name: 'land-shapes',
  resolveId: (source) => (source === NAME ? `\0${NAME}` : null),
  load: (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(shapes())};` : null),
};
