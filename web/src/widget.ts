// The day's history on somebody else's page, by one script tag:
//
//   <script async src="https://history.example.org/widget.js" data-limit="5"></script>
//
// data-day="07-27" shows that day instead of the reader's today; data-kind="birth" only births. It asks the site that
// it came from for one JSON file, sets no cookie, and keeps to itself in a shadow root.

import { yearWords } from './years';

interface Evidence { source: string }
interface Happening { id: string; kind: string; headline: string; year?: number | null; evidence: Evidence[] }
interface Source { id: string; title: string; url: string | null; author: string | null; licence: string | null }
interface Entry { title: string; url: string; source: string }
interface Day { events: Happening[]; entries: Entry[]; sources: Source[] }

const style = `
:host { display: block; font: 16px/1.45 Georgia, 'Times New Roman', serif; color: inherit }
h2 { margin: 0 0 .5em; font-size: 1.15em }
ol { margin: 0; padding: 0; list-style: none }
li { display: grid; grid-template-columns: 4.2em 1fr; gap: .6em; padding: .4em 0; border-top: 1px solid rgb(128 128 128 / .3) }
li > span { font-variant-numeric: tabular-nums; opacity: .75 }
a { color: inherit }
small { display: block; font: 12px/1.4 system-ui, sans-serif; opacity: .75 }
`;

const two = (value: number): string => String(value).padStart(2, '0');

function element(name: string, text = '', attributes: Record<string, string> = {}): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// Only to the web: what a source calls its address may be anything.
function link(text: string, address: string | null): HTMLElement {
  return address && /^https?:\/\//.test(address) ? element('a', text, { href: address, rel: 'noopener' }) : element('span', text);
}

function credit(ids: string[], sources: Map<string, Source>): HTMLElement {
  const line = element('small');
  for (const id of new Set(ids)) {
    const source = sources.get(id);
    if (!source) continue;
    if (line.childNodes.length > 0) line.append('; ');
    line.append(link(source.title, source.url));
    line.append(`${source.author ? `, ${source.author}` : ''}, ${source.licence ?? 'licence unknown'}`);
  }
  return line;
}

function row(when: string, title: HTMLElement, from: HTMLElement): HTMLElement {
  const item = element('li');
  const words = element('div');
  words.append(title, from);
  item.append(element('span', when), words);
  return item;
}

// Those told by most sources, in order of time; a site without a server sends the whole day.
function best(events: Happening[], limit: number): Happening[] {
  const told = (one: Happening): number => new Set(one.evidence.map((evidence) => evidence.source)).size;
  const chosen = [...events].sort((a, b) => told(b) - told(a)).slice(0, limit);
  return events.filter((one) => chosen.includes(one));
}

async function show(script: HTMLScriptElement): Promise<void> {
  const site = new URL(script.src).origin;
  const now = new Date();
  const { day = `${two(now.getMonth() + 1)}-${two(now.getDate())}`, limit = '5', kind = 'event' } = script.dataset;
  const answer = await fetch(`${site}/api/v1/on/${encodeURIComponent(day)}?kind=${encodeURIComponent(kind)}&limit=${encodeURIComponent(limit)}`, { credentials: 'omit' });
  if (!answer.ok) return;
  const told = (await answer.json()) as Day;
  const sources = new Map(told.sources.map((source) => [source.id, source]));
  const list = element('ol');
  for (const entry of told.entries) list.append(row('', link(entry.title, site + entry.url), credit([entry.source], sources)));
  for (const one of best(told.events.filter((event) => event.kind === kind), Number(limit)))
    list.append(row(typeof one.year === 'number' ? yearWords(one.year) : '', link(one.headline, `${site}/${day}#e-${one.id}`),
      credit(one.evidence.map((evidence) => evidence.source), sources)));
  const host = element('section', '', { 'aria-label': 'On this day in history' });
  const root = host.attachShadow({ mode: 'open' });
  const heading = element('h2');
  const [month, date] = day.split('-').map(Number);
  heading.append(link(new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', timeZone: 'UTC' })
    .format(new Date(Date.UTC(2000, month - 1, date))), `${site}/${day}`));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  root.append(heading, list);
  script.after(host);
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) void show(script).catch(() => undefined);
