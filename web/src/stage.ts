// A canvas in the place of a drawing that the server made: sized to its figure, redrawn at most once a frame, moved by
// pointer, wheel, keys and buttons alike.

import {event as current, select} from 'd3-selection';
import 'd3-transition';
import {zoom, zoomIdentity, type ZoomBehavior, type ZoomTransform} from 'd3-zoom';

export interface Stage {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  width: number;
  height: number;
  transform: ZoomTransform;
  colour(name: string): string;
  /// Draws in the next frame.
  draw(): void;
  moveTo(transform: ZoomTransform): void;
}

export interface StageOptions {
  figure: HTMLElement;
  height(width: number): number;
  most: number;                      // how far it zooms in
  draw(stage: Stage): void;
  moved?(stage: Stage): void;        // after a move, and after a change of size
  open?(x: number, y: number): void; // a click, or Enter for what is in the middle
}

const still = matchMedia('(prefers-reduced-motion: reduce)');

export function stageOf(options: StageOptions): Stage {
  const {figure} = options;
  const canvas = document.createElement('canvas');
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-label', figure.dataset.label ?? '');
  const context = canvas.getContext('2d')!;
  let styles = getComputedStyle(figure);
  const colours = new Map<string, string>();
  let asked = false;

  const stage: Stage = {
    canvas, context, width: 0, height: 0, transform: zoomIdentity,
    colour(name) {
      if (!colours.has(name)) colours.set(name, styles.getPropertyValue('--' + name).trim());
      return colours.get(name)!;
    },
    draw() {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        const density = devicePixelRatio || 1;
        context.setTransform(density, 0, 0, density, 0, 0);
        context.clearRect(0, 0, stage.width, stage.height);
        options.draw(stage);
      });
    },
    moveTo(transform) { select(canvas).call(behaviour.transform, transform); },
  };

  const behaviour: ZoomBehavior<HTMLCanvasElement, unknown> = zoom<HTMLCanvasElement, unknown>()
    .scaleExtent([1, options.most])
    .on('zoom', () => {
      stage.transform = current.transform;
      stage.draw();
      options.moved?.(stage);
    });

  const resize = () => {
    const width = figure.clientWidth;
    if (width === 0 || width === stage.width) return;
    const before = stage.width;
    stage.width = width;
    stage.height = options.height(width);
    const density = devicePixelRatio || 1;
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(stage.height * density);
    // The policy of the page has no inline styles; those set here are none.
    canvas.style.height = `${stage.height}px`;
    behaviour.extent([[0, 0], [width, stage.height]]).translateExtent([[0, 0], [width, stage.height]]);
    const {k, x, y} = stage.transform;
    if (before > 0) stage.moveTo(zoomIdentity.translate(x * width / before, y * width / before).scale(k));
    stage.draw();
    options.moved?.(stage);
  };

  const pan = (dx: number, dy: number) => select(canvas).call(behaviour.translateBy, dx / stage.transform.k, dy / stage.transform.k);
  const scale = (factor: number) => still.matches ? select(canvas).call(behaviour.scaleBy, factor)
                                                  : select(canvas).transition().duration(200).call(behaviour.scaleBy, factor);
  const acts: Record<string, () => void> = {
    earlier: () => pan(stage.width / 4, 0),
    later: () => pan(-stage.width / 4, 0),
    in: () => scale(2),
    out: () => scale(0.5),
    whole: () => stage.moveTo(zoomIdentity),
  };
  const keys: Record<string, () => void> = {
    ArrowLeft: () => pan(60, 0), ArrowRight: () => pan(-60, 0), ArrowUp: () => pan(0, 60), ArrowDown: () => pan(0, -60),
    '+': acts.in, '=': acts.in, '-': acts.out, Home: acts.whole, '0': acts.whole,
    Enter: () => options.open?.(stage.width / 2, stage.height / 2),
  };

  figure.querySelector('svg')?.replaceWith(canvas);
  if (!canvas.isConnected) figure.prepend(canvas);
  for (const part of figure.querySelectorAll<HTMLElement>('.controls, .scripted')) part.hidden = false;
  for (const part of figure.querySelectorAll<HTMLElement>('.plain')) part.hidden = true;
  for (const button of figure.querySelectorAll<HTMLButtonElement>('[data-do]'))
    button.addEventListener('click', acts[button.dataset.do!]);
  canvas.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    keys[event.key]();
    event.preventDefault();
  });
  canvas.addEventListener('click', event => options.open?.(event.offsetX, event.offsetY));
  select(canvas).call(behaviour).on('dblclick.zoom', null);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    styles = getComputedStyle(figure);
    colours.clear();
    stage.draw();
  });
  new ResizeObserver(resize).observe(figure);
  resize();
  return stage;
}
