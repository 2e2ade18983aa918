// Makes docs/screenshots of a running server: node screenshots.mjs http://127.0.0.1:8080 FOLDER
import {join} from 'node:path';
import {chromium} from 'playwright-core';
import {CHROMIUM} from './sample.mjs';

const [base, folder] = process.argv.slice(2);
const SHOTS = {
  'day': ['/07-27', {width: 1280, height: 900}],
  'day-phone-dark': ['/07-27', {width: 390, height: 844}, {colorScheme: 'dark'}],
  'day-korean': ['/07-27', {width: 1280, height: 900}, {locale: 'ko-KR'}],
  'article': ['/entry/the-korean-armistice', {width: 1280, height: 900}],
  'search': ['/search?q=bridge', {width: 1280, height: 900}],
  'timeline': ['/timeline', {width: 1280, height: 800}],
  'timeline-years': ['/timeline?view=1912-01-01/1916-01-01', {width: 1280, height: 800}],
  'map': ['/map', {width: 1280, height: 900}],
  'wall': ['/kiosk?day=07-27', {width: 1600, height: 900}],
};
const browser = await chromium.launch({executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium', args: CHROMIUM});
for (const [name, [path, viewport, options]] of Object.entries(SHOTS)) {
  const context = await browser.newContext({viewport, locale: 'en-GB', reducedMotion: 'reduce', ...options});
  const page = await context.newPage();
  await page.goto(base + path, {waitUntil: 'networkidle'});
  await page.screenshot({path: join(folder, `${name}.png`)});
  await context.close();
}
await browser.close();
