import { readersLocale } from '../../language/readers-locale.ts';

const dayMs = 86_400_000;

/** "10:32" of the last hours, "21 Nov, 10:32" of older moments. */
export function whenWords(time: number, now: number = Date.now(), locale = readersLocale()): string {
  const isRecent = now - time < dayMs / 2;
  return new Intl.DateTimeFormat(locale, {
    ...(isRecent ? {} : { day: 'numeric', month: 'short' }),
    ...(now - time > 300 * dayMs ? { year: 'numeric' } : {}),
    hour: 'numeric',
    minute: '2-digit',
  }).format(time);
}
