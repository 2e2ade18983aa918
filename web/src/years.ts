// How a year is told in English. There is no year 0: 1 BC is 0.

export const yearWords = (year: number): string => (year <= 0 ? `${1 - year} BC` : year < 100 ? `AD ${year}` : String(year));
