// A text with its dates marked: what was worked out of one is shown beside it on hover, focus or tap, and the line of
// time beside the text follows the reading.

const marks = Array.from(document.querySelectorAll<HTMLAnchorElement>('a.date'));
const card = document.createElement('div');
card.className = 'card';
card.id = 'card';
card.setAttribute('role', 'tooltip');
card.hidden = true;
document.body.append(card);
let open: HTMLAnchorElement | undefined;

const numberOf = (mark: HTMLAnchorElement) => mark.id.slice('in-'.length);

function light(number: string | undefined): void {
  for (const dot of document.querySelectorAll('.dot.lit')) dot.classList.remove('lit');
  if (number) document.getElementById('dot-' + number)?.classList.add('lit');
}

function show(mark: HTMLAnchorElement): void {
  const told = document.getElementById('date-' + numberOf(mark));
  if (!told) return;
  const value = document.createElement('strong');
  value.textContent = told.querySelector('.value')!.textContent;
  const why = document.createElement('span');
  why.textContent = told.querySelector('.note')!.textContent;
  card.replaceChildren(value, why);
  card.hidden = false;
  const at = mark.getBoundingClientRect();
  const left = Math.min(Math.max(at.left + at.width / 2 - card.offsetWidth / 2, 8), innerWidth - card.offsetWidth - 8);
  const above = at.top > card.offsetHeight + 12;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(above ? at.top - card.offsetHeight - 8 : at.bottom + 8) + scrollY}px`;
  open?.removeAttribute('aria-describedby');
  mark.setAttribute('aria-describedby', 'card');
  open = mark;
  light(numberOf(mark));
}

function hide(): void {
  card.hidden = true;
  open?.removeAttribute('aria-describedby');
  open = undefined;
}

for (const mark of marks) {
  mark.addEventListener('pointerenter', event => { if (event.pointerType === 'mouse') show(mark); });
  mark.addEventListener('pointerleave', event => { if (event.pointerType === 'mouse' && document.activeElement !== mark) hide(); });
  mark.addEventListener('focus', () => show(mark));
  mark.addEventListener('blur', hide);
  mark.addEventListener('click', event => {
    // A tap shows; with the card already open it leads on, as without script.
    const tapped = (event as PointerEvent).pointerType !== 'mouse' && event.detail > 0;
    if (tapped && open !== mark) { event.preventDefault(); show(mark); }
  });
}
addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });

// The last date above the middle of the window is where the reader is.
let asked = false;
addEventListener('scroll', () => {
  if (asked || open) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    const read = marks.filter(mark => mark.getBoundingClientRect().top < innerHeight / 2);
    const at = read.reverse().find(mark => document.getElementById('dot-' + numberOf(mark)));
    light(at && numberOf(at));
  });
}, {passive: true});

export {};
