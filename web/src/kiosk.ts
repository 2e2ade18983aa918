// The wall screen: one slide after another, by itself until somebody stops it. Past midnight the page asks for the new
// day.

const kiosk = document.querySelector<HTMLElement>('.kiosk')!;
const slides = Array.from(kiosk.querySelectorAll<HTMLElement>('.slide'));
const controls = kiosk.querySelector<HTMLElement>('.controls')!;
const pause = controls.querySelector<HTMLButtonElement>('[data-do=pause]')!;
const seconds = Number(kiosk.dataset.seconds);
const day = new Date().toDateString();
let at = 0;
let timer = 0;

function show(to: number): void {
  at = (to + slides.length) % slides.length;
  slides.forEach((slide, i) => { slide.hidden = i !== at; });
}

function play(): void {
  pause.textContent = pause.dataset.pause!;
  timer = window.setInterval(() => {
    if (new Date().toDateString() !== day) location.reload();
    else show(at + 1);
  }, seconds * 1000);
}

function stop(): void {
  clearInterval(timer);
  timer = 0;
  pause.textContent = pause.dataset.play!;
}

const acts: Record<string, () => void> = {
  previous: () => { stop(); show(at - 1); },
  next: () => { stop(); show(at + 1); },
  pause: () => (timer ? stop() : play()),
};

if (slides.length > 0) {
  kiosk.classList.add('alive');
  controls.hidden = slides.length < 2;
  for (const button of controls.querySelectorAll<HTMLButtonElement>('button'))
    button.addEventListener('click', acts[button.dataset.do!]);
  addEventListener('keydown', event => {
    if (event.key === 'ArrowLeft') acts.previous();
    if (event.key === 'ArrowRight') acts.next();
    if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) acts.pause();
  });
  show(0);
  // Who wants no motion turns the slides himself.
  if (slides.length > 1) {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) stop();
    else play();
  }
}

export {};
