// The day's page: what lies below the window is laid out once the rest is painted (style.css has why), and arrow keys
// walk through the year's calendar, so that its 366 days are one stop of the Tab key.

// "Today" is the reader's: where his calendar has another day than the server's, the page of that day stands in its
// place. No cookie is needed for it.
const shown = document.querySelector<HTMLElement>('[data-today]')?.dataset.today;
const now = new Date();
const here = [now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-');
if (shown !== undefined && shown !== here && !new URLSearchParams(location.search).has('tz')) location.replace(`/${here}`);

const days = Array.from(document.querySelectorAll<HTMLAnchorElement>('.months a'));

if (days.length > 0) {
  const current = Math.max(days.findIndex(day => day.hasAttribute('aria-current')), 0);
  days.forEach((day, i) => { day.tabIndex = i === current ? 0 : -1; });
  const steps: Record<string, number> = {ArrowLeft: -1, ArrowRight: 1, ArrowUp: -31, ArrowDown: 31};

  document.querySelector('.months')!.addEventListener('keydown', event => {
    const step = steps[(event as KeyboardEvent).key];
    const at = days.indexOf(document.activeElement as HTMLAnchorElement);
    if (step === undefined || at < 0) return;
    const to = days[Math.min(Math.max(at + step, 0), days.length - 1)];
    days[at].tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
    event.preventDefault();
  });
}

requestAnimationFrame(() => setTimeout(() => document.documentElement.classList.add('whole')));

export {};
