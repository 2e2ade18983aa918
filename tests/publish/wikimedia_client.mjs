// The npm client `wikipedia`, its requests sent here instead of to Wikipedia.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const axios = require('axios');
const wiki = require('wikipedia').default;

const [server] = process.argv.slice(2);
const asked = [];
const headers = [];
axios.interceptors.request.use((config) => {
  const url = new URL(config.url);
  asked.push(url.href);
  const language = url.hostname.split('.')[0];
  return { ...config, url: `${server}${url.pathname}`, params: { lang: language } };
});
axios.interceptors.response.use((response) => (headers.push(response.headers), response));

const all = await wiki.onThisDay({ type: 'all', month: '07', day: '27' });
assert.ok(asked[0].startsWith('https://en.wikipedia.org/api/rest_v1/feed/onthisday/all/'), asked[0]);
assert.deepEqual(Object.keys(all).sort(), ['births', 'deaths', 'events', 'holidays', 'selected']);
assert.deepEqual(all.events.map((event) => event.year), [1953, 1866]);
assert.equal(all.events[0].text, 'An armistice ends the fighting.');
const [page] = all.events[0].pages;
assert.equal(page.title, 'Korean_Armistice_Agreement');
assert.equal(page.content_urls.desktop.page, 'https://en.wikipedia.org/wiki/Korean_Armistice_Agreement');
assert.equal(page.titles.normalized, 'Korean Armistice Agreement');
assert.equal(all.deaths[0].year, -45);
assert.deepEqual(all.holidays, []);
assert.match(headers[0]['content-type'], /profile="https:\/\/www\.mediawiki\.org\/wiki\/Specs\/OnThisDay\/0\.5\.0"/);
assert.equal(headers[0]['access-control-allow-origin'], '*');
assert.ok(headers[0].etag && headers[0]['cache-control']);

const births = await wiki.onThisDay({ type: 'births', month: '7', day: '27' });
assert.deepEqual(Object.keys(births), ['births']);
assert.equal(births.births[0].year, 1824);

await assert.rejects(wiki.onThisDay({ type: 'all', month: '02', day: '30' }), /404/);
await wiki.setLang('fr');
await assert.rejects(wiki.onThisDay({ type: 'all', month: '07', day: '27' }), /404/);

const refused = await axios.get('https://en.wikipedia.org/api/rest_v1/feed/onthisday/all/13/01', { validateStatus: () => true });
assert.equal(refused.status, 404);
assert.match(refused.headers['content-type'], /application\/problem\+json/);
assert.deepEqual(Object.keys(refused.data).sort(), ['detail', 'method', 'status', 'title', 'type', 'uri']);
console.log(`the client asked ${asked.length} times and had its answers`);
