// The timeline: columns that count where there is much, marks with headlines where there is little. The server counts;
// what it sent is drawn again and again while the reader moves, and asked for anew when he stops.

import {zoomIdentity} from 'd3-zoom';
import {civil, edtf, ticks, yearName, type Names} from './days';
import {showHits, type Hit} from './hits';
import {stageOf, type Stage} from './stage';

interface Drawn extends Hit {
  first: number;
  last: number;
}

interface Tile {
  total: number;
  first: number;
  last: number;
  bins: number[];
  events: Drawn[];
}

interface Mark {
  event: Drawn;
  left: number; // from the tile's first day, in pixels at the scale of the layout
  width: number;
  lane: number;
  label: string;
}

const figure = document.getElementById('stage')!;
const names: Names = {months: figure.dataset.months!.split('|'), bc: figure.dataset.bc!, yearOne: figure.dataset.yearOne!};
const FIRST = Number(figure.dataset.first);
const LAST = Number(figure.dataset.last) + 1;
const AXIS = 28;
const LANE = 24;
const COLUMN = 5;
const shown = document.getElementById('shown')!;
const link = document.getElementById('link') as HTMLInputElement | null;
const embed = document.getElementById('embed') as HTMLInputElement | null;

let tile: Tile | undefined;
let asking: AbortController | undefined;
let waiting = 0;
let wished = false; // whether the first view is settled

// The columns and marks of a tile at one scale; made when the scale changes, not when the reader moves.
let layout: {tile: Tile; scale: number; columns: number[]; column: number; most: number; marks: Mark[]} | undefined;

const scaleOf = (stage: Stage) => stage.transform.k * stage.width / (LAST - FIRST);
const dayAt = (stage: Stage, x: number) => FIRST + (x - stage.transform.x) / scaleOf(stage);
const xOf = (stage: Stage, day: number) => stage.transform.x + (day - FIRST) * scaleOf(stage);

function shortened(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  let end = Math.min(text.length, Math.ceil(room / 4));
  while (end > 1 && context.measureText(text.slice(0, end) + '…').width > room) end -= Math.ceil(end / 12);
  return text.slice(0, end).trimEnd() + '…';
}

// Lanes are filled from the second up; the first is for those that find no lane free, which have no headline there.
function marksOf(stage: Stage, of: Tile, scale: number): Mark[] {
  const lanes = Math.max(2, Math.floor((stage.height - AXIS - 12) / LANE));
  const ends = new Array<number>(lanes).fill(-Infinity);
  stage.context.font = `13px ${getComputedStyle(figure).fontFamily}`;
  return of.events.map(event => {
    const left = (event.first - of.first) * scale;
    const width = Math.max((event.last + 1 - event.first) * scale, 9);
    const lane = Math.max(0, ends.findIndex((end, i) => i > 0 && end < left - 12));
    if (lane === 0) return {event, left, width, lane, label: ''};
    const label = shortened(stage.context, event.headline, 230);
    const beside = width < 40 ? width + 6 : 0;
    ends[lane] = left + Math.max(width, beside + stage.context.measureText(label).width);
    return {event, left, width, lane, label};
  });
}

function layoutOf(stage: Stage, of: Tile) {
  const scale = scaleOf(stage);
  if (layout && layout.tile === of && layout.scale === scale) return layout;
  const binWidth = (of.last + 1 - of.first) * scale / of.bins.length;
  const group = Math.max(1, Math.ceil(COLUMN / binWidth));
  const columns: number[] = [];
  for (let i = 0; i < of.bins.length; i += group) {
    let sum = 0;
    for (let j = i; j < Math.min(i + group, of.bins.length); j++) sum += of.bins[j];
    columns.push(sum);
  }
  layout = {tile: of, scale, columns, column: binWidth * group, most: Math.max(1, ...columns), marks: marksOf(stage, of, scale)};
  return layout;
}

function drawAxis(stage: Stage): void {
  const {context, width, height} = stage;
  const base = height - AXIS;
  context.font = `12px ${getComputedStyle(figure).fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const tick of ticks(dayAt(stage, -80), dayAt(stage, width + 80), scaleOf(stage), 74, names)) {
    const x = Math.round(xOf(stage, tick.day)) + 0.5;
    context.strokeStyle = stage.colour('rule');
    context.globalAlpha = tick.strong ? 1 : 0.5;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, base);
    context.stroke();
    context.globalAlpha = 1;
    context.fillStyle = stage.colour(tick.strong ? 'ink' : 'soft');
    const half = context.measureText(tick.label).width / 2;
    if (x > half && x < width - half) context.fillText(tick.label, x, height - AXIS / 2);
  }
  context.strokeStyle = stage.colour('soft');
  context.beginPath();
  context.moveTo(0, base + 0.5);
  context.lineTo(width, base + 0.5);
  context.stroke();
}

function drawColumns(stage: Stage, of: Tile): void {
  const {columns, column, most} = layoutOf(stage, of);
  const left = xOf(stage, of.first);
  const base = stage.height - AXIS;
  const from = Math.max(0, Math.floor(-left / column));
  const to = Math.min(columns.length, Math.ceil((stage.width - left) / column));
  stage.context.fillStyle = stage.colour('accent');
  const gap = column > 3 ? 1 : 0;
  for (let i = from; i < to; i++) {
    if (columns[i] === 0) continue;
    const high = Math.max(2, (base - 10) * Math.sqrt(columns[i] / most));
    stage.context.fillRect(left + i * column, base - high, column - gap, high);
  }
}

// A day is a dot, a month or a year as long as it is; what is circa runs out at both ends.
function drawMark(stage: Stage, mark: Mark, x: number, y: number): void {
  const {context} = stage;
  const colour = stage.colour(mark.event.kind);
  if (mark.event.soft) {
    const edge = Math.max(mark.width, 16);
    const gradient = context.createLinearGradient(x - 4, 0, x + edge, 0);
    gradient.addColorStop(0, 'transparent');
    gradient.addColorStop(0.5, colour);
    gradient.addColorStop(1, 'transparent');
    context.fillStyle = gradient;
    context.fillRect(x - 4, y - 5, edge + 4, 10);
    return;
  }
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x, y - 4.5, mark.width, 9, 4.5);
  context.fill();
}

function drawMarks(stage: Stage, of: Tile): void {
  const {context} = stage;
  const start = xOf(stage, of.first);
  context.font = `13px ${getComputedStyle(figure).fontFamily}`;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const mark of layoutOf(stage, of).marks) {
    const x = start + mark.left;
    if (x > stage.width + 20 || x + mark.width + 280 < 0) continue;
    const y = stage.height - AXIS - 14 - mark.lane * LANE;
    drawMark(stage, mark, x, y);
    if (!mark.label) continue;
    context.fillStyle = stage.colour('ink');
    const inside = mark.width >= 40;
    context.fillText(mark.label, inside ? Math.max(x, 4) : x + mark.width + 6, inside ? y - 11 : y);
  }
}

function draw(stage: Stage): void {
  drawAxis(stage);
  if (!tile) return;
  if (tile.events.length > 0) drawMarks(stage, tile);
  else drawColumns(stage, tile);
}

function view(stage: Stage): [number, number] {
  return [Math.max(FIRST, dayAt(stage, 0)), Math.min(LAST, dayAt(stage, stage.width))];
}

function tell(stage: Stage): void {
  const [from, to] = view(stage);
  if (!tile) return;
  const bin = (tile.last + 1 - tile.first) / tile.bins.length;
  let count = 0;
  tile.bins.forEach((events, i) => {
    const middle = tile!.first + (i + 0.5) * bin;
    if (middle >= from && middle < to) count += events;
  });
  const forms = JSON.parse(figure.dataset.forms!) as Record<string, string>;
  const form = forms[new Intl.PluralRules(document.documentElement.lang).select(count)] ?? forms.other;
  const events = form.replace('{count}', count.toLocaleString(document.documentElement.lang));
  shown.textContent = figure.dataset.shown!.replace('{events}', events)
    .replace('{from}', yearName(civil(from)[0], names)).replace('{to}', yearName(civil(to - 1)[0], names));
  if (tile.events.length > 0) showHits(tile.events.filter(event => event.last >= from && event.first < to).slice(0, 60));
}

// The address bar, the link and the frame show what is seen.
function remember(stage: Stage): void {
  const [from, to] = view(stage);
  const address = new URL(location.href);
  if (stage.transform.k > 1) {
    address.searchParams.set('view', `${edtf(from)}/${edtf(to)}`);
  } else {
    address.searchParams.delete('view');
  }
  history.replaceState(null, '', address);
  if (link) link.value = address.href;
  address.searchParams.set('embed', '1');
  if (embed) embed.value = `<iframe src="${address.href.replaceAll('&', '&amp;')}" width="100%" height="420" title="thisday"></iframe>`;
}

// Without another wish the view begins where most of it lies: the first fiftieth may be a long way before the rest.
function showMost(stage: Stage): void {
  wished = true;
  if (!tile || stage.transform.k > 1) return;
  const few = tile.bins.reduce((sum, events) => sum + events, 0) / 50;
  let sum = 0;
  const start = tile.bins.findIndex(events => (sum += events) > few);
  const from = FIRST + (LAST - FIRST) * Math.max(0, start / tile.bins.length - 0.01);
  const k = (LAST - FIRST) / (LAST - from);
  if (k > 1.3) stage.moveTo(zoomIdentity.scale(k).translate(-(from - FIRST) * stage.width / (LAST - FIRST), 0));
}

async function ask(stage: Stage): Promise<void> {
  const [from, to] = view(stage);
  const room = to - from;
  const first = Math.max(FIRST, Math.floor(from - room));
  const last = Math.min(LAST, Math.ceil(to + room)) - 1;
  const bins = Math.max(1, Math.min(Math.round(stage.width * 3 / COLUMN * (last + 1 - first) / (3 * room)), last + 1 - first, 2000));
  asking?.abort();
  asking = new AbortController();
  const address = new URL(figure.dataset.source!, location.href);
  address.searchParams.set('first', String(first));
  address.searchParams.set('last', String(last));
  address.searchParams.set('bins', String(bins));
  try {
    const answer = await fetch(address, {signal: asking.signal});
    if (!answer.ok) return;
    const fresh = await answer.json() as Tile;
    if (fresh.bins.length > 0) tile = fresh;
    if (!wished) showMost(stage);
    stage.draw();
    tell(stage);
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error;
  }
}

// A tile serves while it covers the view and its columns are neither blocks nor dust.
function serves(stage: Stage): boolean {
  if (!tile) return false;
  const [from, to] = view(stage);
  if (from < tile.first - 1 || to > tile.last + 2) return false;
  if (tile.events.length > 0 && tile.events.length === tile.total) return to - from > (tile.last - tile.first) / 30;
  const bin = (tile.last + 1 - tile.first) / tile.bins.length * scaleOf(stage);
  return bin < COLUMN * 2 && bin > COLUMN / 4;
}

function moved(stage: Stage): void {
  clearTimeout(waiting);
  waiting = window.setTimeout(() => {
    remember(stage);
    if (serves(stage)) tell(stage);
    else void ask(stage);
  }, 90);
}

function markAt(stage: Stage, x: number, y: number): Mark | undefined {
  if (!tile || tile.events.length === 0) return undefined;
  const start = xOf(stage, tile.first);
  return layoutOf(stage, tile).marks.find(mark => {
    const left = start + mark.left;
    const lane = stage.height - AXIS - 14 - mark.lane * LANE;
    return x >= left - 5 && x <= left + Math.max(mark.width + 5, mark.label ? 200 : 0) && Math.abs(y - lane) < LANE / 2;
  });
}

function nearest(stage: Stage, x: number): Drawn | undefined {
  const day = dayAt(stage, x);
  return tile?.events.reduce<Drawn | undefined>((best, event) =>
    !best || Math.abs(event.first - day) < Math.abs(best.first - day) ? event : best, undefined);
}

if (LAST - FIRST > 1) {
  const stage: Stage = stageOf({
    figure,
    height: width => Math.max(260, Math.min(width * 0.42, innerHeight * 0.62)),
    most: Math.max(1, (LAST - FIRST) / 6),
    draw,
    moved: moving => moved(moving),
    open(x, y) {
      const mark = markAt(stage, x, y);
      const keyed = x === stage.width / 2 && y === stage.height / 2;
      const event = mark?.event ?? (keyed ? nearest(stage, x) : undefined);
      if (event) location.href = event.path;
    },
  });
  stage.canvas.addEventListener('pointermove', event => {
    const mark = markAt(stage, event.offsetX, event.offsetY);
    stage.canvas.title = mark ? `${mark.event.date}: ${mark.event.headline}` : '';
    stage.canvas.classList.toggle('over', mark !== undefined);
  });
  const asked = /^(-?\d{4,})-(\d\d)-(\d\d)\/(-?\d{4,})-(\d\d)-(\d\d)$/.exec(new URL(location.href).searchParams.get('view') ?? '');
  if (asked) {
    const at = (i: number) => (Date.UTC(2000, Number(asked[i + 1]) - 1, Number(asked[i + 2])) - Date.UTC(2000, 0, 1)) / 864e5;
    const start = new Date(0);
    start.setUTCFullYear(Number(asked[1]), 0, 1);
    const from = start.getTime() / 864e5 + 719163 + at(1);
    start.setUTCFullYear(Number(asked[4]), 0, 1);
    const to = start.getTime() / 864e5 + 719163 + at(4);
    if (to > from) {
      const k = (LAST - FIRST) / (to - from);
      stage.moveTo(zoomIdentity.scale(k).translate(-(from - FIRST) * stage.width / (LAST - FIRST), 0));
    }
  }
  wished = asked !== null;
  void ask(stage);
}
