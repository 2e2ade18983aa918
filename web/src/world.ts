// The Equal Earth projection on the plane of web/world/land.svg, as src/publish/world_map.cpp has it.

export const WIDTH = 10000;
export const HEIGHT = 4868;
const A1 = 1.340264, A2 = -0.081106, A3 = 0.000893, A4 = 0.003796;
const M = Math.sqrt(3) / 2;
const SCALE = WIDTH * M * A1 / (2 * Math.PI);

export function equalEarth(latitude: number, longitude: number): {x: number; y: number} {
  const l = Math.asin(M * Math.sin(latitude * Math.PI / 180));
  const l2 = l * l, l6 = l2 ** 3;
  const x = longitude * Math.PI / 180 * Math.cos(l) / (M * (A1 + 3 * A2 * l2 + l6 * (7 * A3 + 9 * A4 * l2)));
  const y = l * (A1 + A2 * l2 + l6 * (A3 + A4 * l2));
  return {x: WIDTH / 2 + SCALE * x, y: HEIGHT / 2 - SCALE * y};
}
