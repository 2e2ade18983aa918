// Search on a site without a server: search-index.json has every event of a day, and this finds in it.

import { yearWords } from './years';

type Row = [day: string, year: number | null, kind: string, id: string, headline: string];
interface Index { events: Row[]; entries: [slug: string, title: string][] }

const kShown = 100;
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const input = document.querySelector<HTMLInputElement>('#find');
const count = document.querySelector<HTMLElement>('#find-count');
const list = document.querySelector<HTMLElement>('#found');

function row(when: string, words: string, address: string, day = ''): HTMLElement {
  const item = document.createElement('li');
  const year = document.createElement('p');
  year.className = 'year';
  year.textContent = when;
  const headline = document.createElement('p');
  headline.className = 'headline';
  const link = document.createElement('a');
  link.href = address;
  link.textContent = words;
  headline.append(link);
  const rest = document.createElement('div');
  rest.append(headline);
  if (day !== '') {
    const line = document.createElement('p');
    line.className = 'credit';
    line.textContent = day;
    rest.append(line);
  }
  item.append(year, rest);
  return item;
}

function dayWords(day: string): string {
  const [month, date] = day.split('-').map(Number);
  return new Intl.DateTimeFormat(document.documentElement.lang, { day: 'numeric', month: 'long', timeZone: 'UTC' })
    .format(new Date(Date.UTC(2000, month - 1, date)));
}

function start(index: Index, field: HTMLInputElement, told: HTMLElement, found: HTMLElement): void {
  // What is looked in, made once: "1953 07-27 27 July the armistice is signed".
  const days = new Map<string, string>();
  const words = (day: string): string => days.get(day) ?? (days.set(day, dayWords(day)), days.get(day)!);
  const texts = index.events.map(([day, year, , , headline]) => plain(`${year ?? ''} ${day} ${words(day)} ${headline}`));
  const titles = index.entries.map(([, title]) => plain(title));
  const show = (): void => {
    const asked = plain(field.value).split(/\s+/).filter((word) => word !== '');
    const fits = (text: string): boolean => asked.every((word) => text.includes(word));
    const rows: HTMLElement[] = [];
    let all = 0;
    if (asked.length > 0) {
      index.entries.forEach(([slug, title], i) => {
        if (fits(titles[i]) && ++all <= kShown) rows.push(row('', title, `/entry/${encodeURIComponent(slug)}`));
      });
      index.events.forEach(([day, year, , id, headline], i) => {
        if (fits(texts[i]) && ++all <= kShown)
          rows.push(row(year === null ? '' : yearWords(year), headline, `/${day}#e-${id}`, words(day)));
      });
    }
    found.replaceChildren(...rows);
    told.textContent = asked.length === 0 ? '' : all > kShown ? `${kShown} of ${all}` : String(all);
    history.replaceState(null, '', asked.length === 0 ? location.pathname : `?q=${encodeURIComponent(field.value)}`);
  };
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  field.addEventListener('input', show);
  field.disabled = false;
  show();
  field.focus();
}

if (input && count && list)
  void fetch('/search-index.json').then(async (answer) => start((await answer.json()) as Index, input, count, list));
