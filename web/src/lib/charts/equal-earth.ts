// Where a place of the earth is on the world map: the Equal Earth projection (Šavrič, Patterson, Jenny, 2018), in which areas compare.

const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796] as const;
const M = Math.sqrt(3) / 2;
const RADIANS = Math.PI / 180;

/** The map's own size; it is scaled to the room that it gets. */
export const MAP_WIDTH = 2_000;
/** The meridian in the middle of the map, in degrees east: so that no land but Antarctica is cut. */
export const MAP_MERIDIAN = 10;

function project(longitude: number, latitude: number): [x: number, y: number] {
  const theta = Math.asin(M * Math.sin(latitude * RADIANS));
  const square = theta * theta;
  const sixth = square * square * square;
  const x = (longitude * RADIANS * Math.cos(theta)) / (M * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)));
  return [x, theta * (A1 + A2 * square + sixth * (A3 + A4 * square))];
}

const [WIDEST] = project(180, 0);
const [, HIGHEST] = project(0, 90);
const SCALE = MAP_WIDTH / (2 * WIDEST);
export const MAP_HEIGHT = Math.round(2 * HIGHEST * SCALE);

/** The place of a longitude and a latitude in degrees, within MAP_WIDTH by MAP_HEIGHT. */
export function onMap([longitude, latitude]: readonly [longitude: number, latitude: number]): [x: number, y: number] {
  const turned = ((((longitude - MAP_MERIDIAN + 180) % 360) + 360) % 360) - 180;
  const [x, y] = project(turned, latitude);
  return [MAP_WIDTH / 2 + x * SCALE, MAP_HEIGHT / 2 - y * SCALE];
}
