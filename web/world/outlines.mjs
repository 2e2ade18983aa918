// Makes land.svg and land-fine.svg from Natural Earth's land, as npm's world-atlas packs it. Run where world-atlas,
// topojson-client and d3-geo are installed:
//
//   npm install --no-save world-atlas@2 topojson-client@3 d3-geo@3
//   node outlines.mjs
//
// The projection is Equal Earth on a plane 10000 wide; src/publish/world_map.cpp and web/src/world.ts project points the
// same way. There are no borders in it: those of today would be wrong for most of history.
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';

const require = createRequire(join(process.cwd(), 'outlines.mjs'));
const {feature} = await import(require.resolve('topojson-client'));
const {geoEqualEarth, geoPath} = await import(require.resolve('d3-geo'));

const WIDTH = 10000;
const projection = geoEqualEarth().precision(0.3).fitWidth(WIDTH, {type: 'Sphere'});
const height = Math.ceil(geoPath(projection).bounds({type: 'Sphere'})[1][1]);

// Draws into one string of relative steps, which are short and compress well. Islands below `least` (in plane units
// squared) are left out.
function outline(shape, step, least) {
  let path = '', ring = [];
  const flush = () => {
    const points = ring.filter((p, i) => i === 0 || p[0] !== ring[i - 1][0] || p[1] !== ring[i - 1][1]);
    let area = 0;
    points.forEach(([x, y], i) => { const [u, v] = points[(i + 1) % points.length]; area += x * v - u * y; });
    if (points.length > 2 && Math.abs(area) / 2 >= least) {
      path += `M${points[0][0]} ${points[0][1]}l`;
      path += points.slice(1).map(([x, y], i) => {
        const dx = x - points[i][0], dy = y - points[i][1];
        return `${i ? ' ' : ''}${dx}${dy < 0 ? '' : ' '}${dy}`;
      }).join('').replaceAll(' -', '-') + 'z';
    }
    ring = [];
  };
  const put = (x, y) => ring.push([Math.round(x / step) * step, Math.round(y / step) * step]);
  geoPath(projection, {moveTo: put, lineTo: put, closePath: flush, beginPath() {}, arc() {}})(shape);
  return path;
}

function write(name, atlas, step, least) {
  const world = JSON.parse(readFileSync(require.resolve(`world-atlas/${atlas}.json`), 'utf8'));
  const land = outline(feature(world, world.objects.land), step, least);
  const sphere = outline({type: 'Sphere'}, step, 0);
  writeFileSync(name, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}">` +
    `<path id="sphere" d="${sphere}"/><path id="land" d="${land}"/></svg>\n`);
}

write('land.svg', 'land-110m', 5, 400);
write('land-fine.svg', 'land-50m', 1, 30);
