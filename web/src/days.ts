// Day numbers and what an axis says of them. Day 1 is 1 January of AD 1, proleptic Gregorian; years are astronomical.

export interface Tick {
  day: number;
  label: string;
  strong: boolean; // a year among months, a month among days
}

const UNIX = 719163; // 1 January 1970

export function civil(day: number): [year: number, month: number, day: number] {
  const date = new Date((Math.floor(day) - UNIX) * 864e5);
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
}

export function number(year: number, month = 0, day = 1): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return Math.round(date.getTime() / 864e5) + UNIX;
}

/// "1953-07-27", "-0043-03-15".
export function edtf(at: number): string {
  const [year, month, day] = civil(at);
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${digits}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export interface Names {
  months: string[];
  bc: string;      // "{year} BC"
  yearOne: string; // "AD 1"
}

export function yearName(year: number, names: Names): string {
  if (year === 1) return names.yearOne;
  return year > 0 ? String(year) : names.bc.replace('{year}', String(1 - year));
}

const YEARS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/// Ticks from `first` to `last` that stand at least `room` pixels apart, at `scale` pixels a day.
export function ticks(first: number, last: number, scale: number, room: number, names: Names): Tick[] {
  const list: Tick[] = [];
  const [from] = civil(first);
  const [to] = civil(last);
  if (scale * 30 < room) {
    const monthStep = [1, 3, 6].find(step => step * 30.4 * scale >= room);
    const step = YEARS.find(years => years * 365.2 * scale >= room) ?? 5000;
    if (monthStep === undefined || step > 1) {
      for (let year = Math.floor(from / step) * step; year <= to + 1; year += step) {
        // Before AD 1 the round years are BC: 500 BC is -499.
        const round = year > 0 || step === 1 ? year : year + 1;
        list.push({day: number(round), label: yearName(round, names), strong: round % (step * 5) === 0});
      }
      return list;
    }
    for (let year = from; year <= to; year++)
      for (let month = 0; month < 12; month += monthStep)
        list.push({day: number(year, month), label: month ? names.months[month] : yearName(year, names), strong: !month});
    return list;
  }
  const step = [1, 2, 5, 10, 15].find(days => days * scale >= room) ?? 31;
  let [year, month] = civil(first);
  for (let at = number(year, month); at <= last; at = number(year, ++month)) {
    const length = number(year, month + 1) - at;
    for (let day = 0; day < length; day += step)
      if (day === 0 || day + step / 2 < length)
        list.push({day: at + day, label: day ? String(day + 1) : `${names.months[civil(at)[1]]} ${yearName(civil(at)[0], names)}`, strong: !day});
  }
  return list;
}
