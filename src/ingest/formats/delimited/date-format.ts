const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const shortMonth =
  '([Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec|[A-Z]{3})';
const longMonth =
  '([Jj]anuary|[Ff]ebruary|[Mm]arch|[Aa]pril|[Mm]ay|[Jj]une|[Jj]uly|[Aa]ugust|[Ss]eptember|[Oo]ctober|[Nn]ovember|[Dd]ecember)';

const tokenPatterns: Readonly<Record<string, string>> = {
  '%Y': '(\\d{4})',
  '%y': '(\\d{2})',
  '%m': '(\\d{1,2})',
  '%d': '(\\d{1,2})',
  '%b': shortMonth,
  '%B': longMonth,
  '%a': '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)',
  '%A': '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)',
  '%H': '(?:[01]?\\d|2[0-3])',
  '%I': '(?:0?[1-9]|1[0-2])',
  '%M': '[0-5]\\d',
  '%S': '[0-5]\\d',
  '%f': '\\d{1,6}',
  '%p': '(?:AM|PM|am|pm)',
};

/** A pattern with a group for each part of the date. */
export function patternOf(format: string): string {
  return format
    .split(/(%[A-Za-z])/)
    .map((part) => tokenPatterns[part] ?? part.replaceAll('.', '\\.'))
    .join('');
}

/** The same where no number is written with one digit. */
export function paddedPatternOf(format: string): string {
  return patternOf(format).replaceAll('{1,2}', '{2}');
}

/** A check that the numbers make a day that exists. */
export function calendarCheck(format: string, pattern: string): (text: string) => boolean {
  const order = [...format.matchAll(/%([YymdbB])/g)].map(([, token]) => token ?? '');
  const compiled = new RegExp(`^(?:${pattern})$`);
  return (text) => {
    const groups = compiled.exec(text)?.slice(1);
    if (groups === undefined) return false;
    const part = (...tokens: string[]) => groups[order.findIndex((token) => tokens.includes(token))] ?? '';
    const year = Number(part('Y', 'y')) + (format.includes('%y') ? 2000 : 0);
    return isDay(year, monthOf(part('m', 'b', 'B')), Number(part('d')));
  };
}

function monthOf(text: string): number {
  return /^\d/.test(text) ? Number(text) : months.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

export function hasShortYear(format: string | undefined): boolean {
  return format?.includes('%y') === true;
}

/** Whether all could as well begin with a year of two digits: `24.01.15`. */
export function couldBeginWithYear(texts: readonly string[]): boolean {
  return texts.map(threeNumbers).every(([year, month, day]) => isDay(2000 + year, month, day));
}

/** `24.01.15` and `24.02.20`: what could be a year in front changes less than what stands last. The first of each month does too. */
export function seemsToBeginWithYear(texts: readonly string[]): boolean {
  if (!couldBeginWithYear(texts)) return false;
  const dates = texts.map(threeNumbers);
  const firsts = new Set(dates.map(([first]) => first));
  const lasts = new Set(dates.map(([, , last]) => last));
  return lasts.size > firsts.size && !(firsts.size === 1 && firsts.has(1));
}

function threeNumbers(text: string): readonly [number, number, number] {
  const [first, second, third] = text.split(/\D+/).map(Number);
  return [first ?? Number.NaN, second ?? Number.NaN, third ?? Number.NaN];
}
