// A small library with what is hard to show: places, circa, a range, two sources that disagree, names that are too long,
// a day with three events and one with nine hundred. Written here, so that tests need nothing from elsewhere.
import {execFileSync, spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const PLACES = [['Seoul', 37.57, 126.98], ['Lisbon', 38.72, -9.14], ['Lima', -12.05, -77.04], ['Nairobi', -1.29, 36.82], ['Bern', 46.95, 7.44]];
const LONG = 'The Most Honourable Society of the Keepers of the Upper and the Lower Lighthouse at Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch elects, after eleven ballots, no president at all';

function busyDay() {
  const rows = [];
  for (let i = 0; i < 900; i++) {
    const [place, latitude, longitude] = PLACES[i % PLACES.length];
    const year = 2020 - Math.floor(1200 * (i / 900) ** 3);
    rows.push(`${year}-05-05,"Ship ${i + 1} of the long convoy passes ${place}",${place},${latitude},${longitude}`);
  }
  return rows;
}

const ROWS = [
  `1953-07-27,"${LONG}",Seoul,37.57,126.98`,
  '1953-07-27,"Governor Teixeira opens the Amelia Bridge at Porto Velho to carts",Lisbon,38.72,-9.14',
  '1926-07-27,"A hundred lamps are lit at once",Bern,46.95,7.44',
  '1100~,"A chronicler begins to write",Bern,46.95,7.44',
  '1950-06,"The great march begins",Seoul,37.57,126.98',
  '1950-06-25/1953-07-27,"The war of the sample library",Seoul,37.57,126.98',
  '-0043-03-15,"A ruler is warned of the day",Lisbon,38.72,-9.14',
  '1883-08-27,"One event alone on its day",Lima,-12.05,-77.04',
];

export function makeLibrary(thisday, root) {
  const folder = mkdtempSync(join(tmpdir(), 'thisday-pages-'));
  const library = join(folder, 'library.db');
  const header = 'date,event,place,latitude,longitude\n';
  const second = 'date,event,place,latitude,longitude\n1953-07-28,"Governor Teixeira opens the Amelia Bridge at Porto Velho to carts",Lisbon,38.72,-9.14\n';
  mkdirSync(join(folder, 'sources'));
  writeFileSync(join(folder, 'sources/harbour-books.csv'), header + [...ROWS, ...busyDay()].join('\n') + '\n');
  writeFileSync(join(folder, 'sources/almanack-of-bridges.csv'), second);
  execFileSync(thisday, ['import', '--library', library, join(root, 'almanac/entries'), join(root, 'almanac/events'),
    join(folder, 'sources')], {stdio: ['ignore', 'ignore', 'pipe']});
  return {folder, library};
}

const freePort = () => new Promise((resolve, reject) => {
  const probe = createServer();
  probe.on('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const {port} = probe.address();
    probe.close(() => resolve(port));
  });
});

export async function serve(thisday, library) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = spawn(thisday, ['serve', '--library', library, '--port', String(port)], {stdio: 'ignore'});
  for (let tries = 0; tries < 100; tries++) {
    try {
      if ((await fetch(`${base}/healthz`)).ok) return {base, stop: () => server.kill()};
    } catch {
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
  server.kill();
  throw new Error('the server did not answer');
}

export const CHROMIUM = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
