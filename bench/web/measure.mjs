// Measures pages of a running server in headless Chromium whose CPU is slowed down four times:
//
//   node measure.mjs http://127.0.0.1:8080 [/07-27 …]
//
// For each page, medians of 21 cold loads: bytes of the page with its style and script (gzip), first paint, and when
// it is interactive (loaded, and the last long task over). For /timeline besides: frames a second while it is dragged,
// and the CPU time of the page's thread for one frame at full speed, which other work on the machine does not change:
// four times that must stay below 20 ms for 50 frames a second.
// Needs playwright-core beside it or in NODE_PATH's folder; CHROMIUM_BIN names another browser than /usr/bin/chromium.
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';

const require = createRequire(join(process.cwd(), 'measure.mjs'));
const {chromium} = require('playwright-core');
const [base, ...paths] = process.argv.slice(2);
const LOADS = 21;
const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

async function slowPage(rate = 4) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}});
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', {rate});
  await page.addInitScript(() => {
    window.lastTask = 0;
    new PerformanceObserver(list => {
      for (const task of list.getEntries()) window.lastTask = Math.max(window.lastTask, task.startTime + task.duration);
    }).observe({type: 'longtask', buffered: true});
  });
  return {page, context, devtools};
}

async function load(path) {
  const {page, context} = await slowPage();
  const bodies = [];
  page.on('response', response => {
    if (/html|css|javascript/.test(response.headers()['content-type'] ?? '')) bodies.push(response.body());
  });
  await page.goto(base + path, {waitUntil: 'load', timeout: 120000});
  await page.waitForTimeout(400);
  const times = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
    interactive: Math.max(performance.getEntriesByType('navigation')[0].loadEventEnd, window.lastTask),
  }));
  const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
  await context.close();
  return {...times, bytes};
}

// Frames a second over three seconds of dragging to and fro, after `zooms` presses of "+".
async function dragged(zooms, rate) {
  const {page, context, devtools} = await slowPage(rate);
  await page.goto(base + '/timeline', {waitUntil: 'load', timeout: 120000});
  const canvas = page.locator('#stage canvas');
  await canvas.focus();
  for (let i = 0; i < zooms; i++) {
    await page.keyboard.press('+');
    await page.waitForTimeout(400);
  }
  await page.waitForTimeout(3000);
  const box = await canvas.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 100);
  await page.mouse.down();
  await page.evaluate(() => {
    window.frames_ = [];
    const tick = at => { window.frames_.push(at); requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
  });
  await devtools.send('Performance.enable', {timeDomain: 'threadTicks'});
  const cpu = async () => (await devtools.send('Performance.getMetrics')).metrics.find(m => m.name === 'TaskDuration').value;
  const before = await cpu();
  const start = Date.now();
  for (let i = 0; Date.now() - start < 3000; i++) await page.mouse.move(box.x + box.width / 2 + 300 * Math.sin(i / 25), box.y + 100);
  const used = await cpu() - before;
  await page.mouse.up();
  const frames = await page.evaluate(() => window.frames_);
  await context.close();
  return {fps: 1000 * (frames.length - 1) / (frames.at(-1) - frames[0]), cpu: 1000 * used / (frames.length - 1)};
}

console.log('page'.padEnd(36), 'gzip kB', 'first paint ms', 'interactive ms');
for (const path of paths.length > 0 ? paths : ['/', '/timeline', '/map', '/search?q=war', '/read']) {
  const loads = [];
  for (let i = 0; i < LOADS; i++) loads.push(await load(path));
  const of = key => median(loads.map(one => one[key]));
  console.log(path.padEnd(36), (of('bytes') / 1000).toFixed(1).padStart(7), of('paint').toFixed(0).padStart(14), of('interactive').toFixed(0).padStart(14));
}
for (const zooms of [0, 3, 8]) {
  const runs = [], free = [];
  for (let i = 0; i < 3; i++) {
    runs.push(await dragged(zooms, 4));
    free.push(await dragged(zooms, 1));
  }
  const of = (list, key) => median(list.map(run => run[key])).toFixed(1);
  console.log(`timeline, ${2 ** zooms}×: ${of(runs, 'fps')} frames/s dragged at a quarter of the speed; ` +
    `${of(free, 'cpu')} ms of CPU a frame at full speed`);
}
await browser.close();
