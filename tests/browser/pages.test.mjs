// Every page in a real browser: phone and desktop, light and dark, with script and without. No console message, no
// request to anywhere else, nothing that axe-core finds against WCAG 2.2 AA, nothing wider than the window.
import assert from 'node:assert/strict';
import {readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, test} from 'node:test';
import {chromium} from 'playwright-core';
import {CHROMIUM, makeLibrary, serve} from './sample.mjs';

const {THISDAY, THISDAY_ROOT, CHROMIUM_BIN} = process.env;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = {width: 390, height: 844};
const DESKTOP = {width: 1280, height: 900};
let sample, server, browser, event;

before(async () => {
  sample = makeLibrary(THISDAY, THISDAY_ROOT);
  server = await serve(THISDAY, sample.library);
  browser = await chromium.launch({executablePath: CHROMIUM_BIN, args: CHROMIUM});
  const day = await (await fetch(`${server.base}/api/v1/on/07-27`)).json();
  event = day.events.find(found => found.headline.includes('Amelia Bridge')).id;
});
after(async () => {
  await browser?.close();
  server?.stop();
  if (sample) rmSync(sample.folder, {recursive: true});
});

const PAGES = {
  today: '/',
  'a day with a lead': '/07-27',
  'a busy day': '/05-05',
  'a quiet day': '/08-27',
  'a day with little': '/02-29',
  'an event': () => `/event/${event}`,
  'an article': '/entry/the-korean-armistice',
  'a search': '/search?q=bridge',
  'a search without finds': '/search?q=zzzz',
  'a search not begun': '/search',
  'the timeline': '/timeline',
  'a timeline in a frame': '/timeline?embed=1&q=ship',
  'the map': '/map',
  'the reading room': '/read',
  'the wall screen': '/kiosk?day=07-27',
  'a page that is not there': '/nowhere',
};
const address = name => server.base + (typeof PAGES[name] === 'function' ? PAGES[name]() : PAGES[name]);

async function open(name, options = {}) {
  const context = await browser.newContext({viewport: DESKTOP, locale: 'en-GB', reducedMotion: 'reduce', ...options});
  const page = await context.newPage();
  const faults = [];
  page.on('console', message => {
    const expected = name === 'a page that is not there' && message.text().includes('404');
    if (!expected) faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', error => faults.push(String(error)));
  page.on('request', request => {
    if (!request.url().startsWith(server.base)) faults.push(`asks ${request.url()}`);
  });
  await page.goto(address(name), {waitUntil: 'networkidle'});
  return {page, faults, close: () => context.close()};
}

for (const name of Object.keys(PAGES)) {
  for (const [screen, viewport] of Object.entries({phone: PHONE, desktop: DESKTOP})) {
    test(`${name} is quiet, fits and is accessible on a ${screen}`, async () => {
      for (const colorScheme of ['light', 'dark']) {
        const {page, faults, close} = await open(name, {viewport, colorScheme});
        assert.deepEqual(faults, []);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${name} is ${wide} pixels wider than the ${screen}`);
        await page.evaluate(axe);
        const found = await page.evaluate(() => axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }));
        assert.deepEqual(found.violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 160)}`), []);
        await close();
      }
    });
  }

  test(`${name} can be read without script`, async () => {
    const {page, close} = await open(name, {javaScriptEnabled: false});
    const text = await page.locator('main').innerText();
    assert.ok(text.trim().length > 20, text);
    await close();
  });
}

test('pages speak Korean to those who ask for it', async () => {
  const {page, close} = await open('a day with a lead', {locale: 'ko-KR'});
  assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
  assert.equal(await page.locator('h1').innerText(), '7월 27일');
  await close();
});

test('a language that was chosen is remembered', async () => {
  const {page, close} = await open('a quiet day');
  await page.locator('footer a[lang=ko]').click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
  await page.goto(address('the reading room'));
  assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
  await close();
});

test('an event says that its sources disagree', async () => {
  const {page, close} = await open('an event');
  assert.match(await page.locator('.verdict').innerText(), /27 July 1953.*28 July 1953|28 July 1953.*27 July 1953/);
  assert.equal(await page.locator('.evidence > li').count(), 2);
  assert.equal(await page.locator('svg.world .spot').count(), 1);
  await close();
});

test('typing searches, and marks what was found', async () => {
  const {page, close} = await open('a search not begun');
  await page.locator('#q').pressSequentially('lamps');
  await page.locator('.hits mark').first().waitFor();
  assert.match(page.url(), /q=lamps/);
  await close();
});

test('a date that is none is told, not ignored', async () => {
  const {page, close} = await open('a search not begun');
  await page.goto(`${server.base}/search?q=bridge&from=sometime`);
  assert.match(await page.locator('#problem').innerText(), /sometime/);
  await close();
});

test('the timeline moves by keys, and its address with it', async () => {
  const {page, faults, close} = await open('the timeline');
  const canvas = page.locator('#stage canvas');
  await canvas.focus();
  const whole = await page.locator('#shown').innerText();
  for (let i = 0; i < 5; i++) await page.keyboard.press('+');
  await page.waitForURL(/view=/);
  await page.waitForFunction(before => document.getElementById('shown').innerText !== before, whole);
  await page.keyboard.press('Home');
  await page.waitForURL(url => !url.search.includes('view='));
  assert.deepEqual(faults, []);
  await close();
});

test('the map lists what happened at a place', async () => {
  const {page, close} = await open('the map');
  const box = await page.locator('#stage canvas').boundingBox();
  // Lima, where Equal Earth puts it.
  await page.mouse.click(box.x + box.width * 0.2877, box.y + box.height * 0.6);
  await page.waitForFunction(() => document.getElementById('hits').innerText.includes('Lima'));
  await close();
});

test('an article tells of a date on hover and on focus', async () => {
  const {page, close} = await open('an article');
  const date = page.locator('a.date').first();
  await date.hover();
  await page.locator('#card').waitFor({state: 'visible'});
  assert.ok((await page.locator('#card strong').innerText()).length > 3);
  await page.keyboard.press('Escape');
  await page.locator('#card').waitFor({state: 'hidden'});
  await close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a text is read ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const {page, faults, close} = await open('the reading room', {javaScriptEnabled});
    await page.locator('#text').fill('On 25 June 1950 the North invaded.\n\nIn October <b>the army</b> went north.');
    await page.locator('#again button').click();
    await page.locator('a.date').nth(1).waitFor();
    assert.equal(await page.locator('a.date').nth(1).innerText(), 'October');
    assert.match(await page.locator('#date-2').innerText(), /October 1950/);
    assert.match(await page.locator('article').innerText(), /<b>the army<\/b>/);
    assert.deepEqual(faults, []);
    await close();
  });
}

test('the year is one stop of the Tab key, and arrows walk through it', async () => {
  const {page, close} = await open('a day with a lead');
  assert.equal(await page.locator('.months a[tabindex="0"]').count(), 1);
  await page.locator('.months a[aria-current]').focus();
  await page.keyboard.press('ArrowRight');
  assert.match(await page.evaluate(() => document.activeElement.getAttribute('href')), /07-28/);
  await close();
});

test('the wall screen turns only for those who like motion', async () => {
  const {page, close} = await open('the wall screen');
  assert.equal(await page.locator('.slide:visible').count(), 1);
  const first = await page.locator('.slide:visible h2').innerText();
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await page.locator('.slide:visible h2').innerText(), first);
  assert.equal(await page.locator('[data-do=pause]').innerText(), 'Go on');
  await close();
});

test('everything is reached by the Tab key in the order of the page', async () => {
  const {page, close} = await open('a quiet day');
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.className), /skip/);
  const tops = [];
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    tops.push(await page.evaluate(() => document.activeElement.getBoundingClientRect().top + scrollY));
  }
  assert.deepEqual(tops, [...tops].sort((a, b) => a - b));
  await close();
});
