// Writes a table of N made events, CSV, to standard output: dense near the present, as history is told, a fifth of them
// with a place.
//
//   node events.mjs 300000 > events.csv
const count = Number(process.argv[2] ?? 300000);
let seed = 42;
const random = () => {
  seed = (seed * 1664525 + 1013904223) >>> 0;
  return seed / 2 ** 32;
};
const two = number => String(number).padStart(2, '0');
const letters = 'abdeghiklmnoprstuvz';
// Made words, so that no two events look like one told twice.
const word = () => Array.from({length: 6}, () => letters[Math.floor(random() * letters.length)]).join('');
const lines = ['date,event,latitude,longitude'];
for (let i = 0; i < count; i++) {
  const year = Math.floor(2024 - 2500 * random() ** 5);
  const text = year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0');
  const date = `${text}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
  const place = random() < 0.2 ? `${(random() * 130 - 55).toFixed(3)},${(random() * 340 - 170).toFixed(3)}` : ',';
  lines.push(`${date},"${word()} ${word()} ${word()} ${word()}",${place}`);
}
process.stdout.write(lines.join('\n') + '\n');
