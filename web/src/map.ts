// The map: the land as the server has it, circles as large as what is known of their place.

import {showHits, type Hit} from './hits';
import {stageOf, type Stage} from './stage';
import {HEIGHT, WIDTH, equalEarth} from './world';

type Cell = [latitude: number, longitude: number, events: number];
interface Spot { x: number; y: number; latitude: number; longitude: number; events: number }

const figure = document.getElementById('stage')!;
const shown = document.getElementById('shown')!;
const COARSE = 240;
const FINE = 1000;

let land: Path2D | undefined;
let fine: Path2D | undefined;
let sphere: Path2D | undefined;
let spots: Spot[] = [];
let columns = 0;
let most = 1;
let still = 0;
let moving = false;
let chosen: Spot | undefined;

async function outline(address: string): Promise<{sphere: Path2D; land: Path2D}> {
  const svg = new DOMParser().parseFromString(await (await fetch(address)).text(), 'image/svg+xml');
  const path = (id: string) => new Path2D(svg.getElementById(id)!.getAttribute('d')!);
  return {sphere: path('sphere'), land: path('land')};
}

const scaleOf = (stage: Stage) => stage.transform.k * stage.width / WIDTH;
// Circles grow with the map, but less than it.
const radius = (stage: Stage, events: number) => (1.6 + 15 * Math.sqrt(events / most)) * stage.transform.k ** 0.25;

function draw(stage: Stage): void {
  const {context, transform} = stage;
  const scale = scaleOf(stage);
  context.save();
  context.translate(transform.x, transform.y);
  context.scale(scale, scale);
  if (sphere) { context.fillStyle = stage.colour('raised'); context.fill(sphere); }
  const detailed = fine && transform.k > 3 && !moving ? fine : land;
  if (detailed) { context.fillStyle = stage.colour('rule'); context.fill(detailed); }
  context.restore();
  context.fillStyle = stage.colour('accent');
  context.globalAlpha = 0.55;
  for (const spot of spots) {
    const x = transform.x + spot.x * scale, y = transform.y + spot.y * scale;
    if (x < -40 || y < -40 || x > stage.width + 40 || y > stage.height + 40) continue;
    context.beginPath();
    context.arc(x, y, radius(stage, spot.events), 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
  if (!chosen) return;
  context.strokeStyle = stage.colour('ink');
  context.lineWidth = 2;
  context.beginPath();
  context.arc(transform.x + chosen.x * scale, transform.y + chosen.y * scale, radius(stage, chosen.events) + 3, 0, 2 * Math.PI);
  context.stroke();
}

async function ask(stage: Stage, fineness: number): Promise<void> {
  columns = fineness;
  const address = new URL(figure.dataset.source!, location.href);
  address.searchParams.set('columns', String(fineness));
  const answer = await fetch(address);
  if (!answer.ok) return;
  const {cells} = await answer.json() as {cells: Cell[]};
  spots = cells.map(([latitude, longitude, events]) => ({...equalEarth(latitude, longitude), latitude, longitude, events}))
    .sort((a, b) => b.events - a.events);
  most = spots.length > 0 ? spots[0].events : 1;
  stage.draw();
}

async function list(stage: Stage, spot: Spot): Promise<void> {
  chosen = spot;
  stage.draw();
  const address = new URL(figure.dataset.source!, location.href);
  address.pathname = '/map/near.json';
  address.searchParams.set('latitude', String(Math.round(spot.latitude * 1e6)));
  address.searchParams.set('longitude', String(Math.round(spot.longitude * 1e6)));
  // Half the diagonal of a cell, which holds all that the circle stands for.
  address.searchParams.set('metres', String(Math.round(111200 * 360 / columns * 0.72)));
  const answer = await fetch(address);
  if (!answer.ok) return;
  const hits = await answer.json() as Hit[];
  showHits(hits);
  shown.textContent = hits.length > 0 ? hits.map(hit => hit.date).slice(0, 1).concat(hits[0].headline).join(': ') : '';
}

function spotAt(stage: Stage, x: number, y: number): Spot | undefined {
  const scale = scaleOf(stage);
  let best: Spot | undefined, least = Infinity;
  for (const spot of spots) {
    const away = Math.hypot(stage.transform.x + spot.x * scale - x, stage.transform.y + spot.y * scale - y);
    const reach = Math.max(radius(stage, spot.events), 12);
    if (away <= reach && away < least) { best = spot; least = away; }
  }
  return best;
}

const stage: Stage = stageOf({
  figure,
  height: width => width * HEIGHT / WIDTH,
  most: 60,
  draw,
  moved(at) {
    moving = true;
    clearTimeout(still);
    still = window.setTimeout(() => {
      moving = false;
      at.draw();
      if (at.transform.k > 3 && !fine) void outline(figure.dataset.fine!).then(drawn => { fine = drawn.land; at.draw(); });
      const wanted = at.transform.k > 3 ? FINE : COARSE;
      if (columns !== 0 && columns !== wanted) void ask(at, wanted);
    }, 140);
  },
  open(x, y) {
    const spot = spotAt(stage, x, y);
    if (spot) void list(stage, spot);
  },
});
stage.canvas.addEventListener('pointermove', event => {
  const spot = spotAt(stage, event.offsetX, event.offsetY);
  stage.canvas.classList.toggle('over', spot !== undefined);
});
void outline(figure.dataset.land!).then(drawn => { ({land, sphere} = drawn); stage.draw(); });
void ask(stage, COARSE);
