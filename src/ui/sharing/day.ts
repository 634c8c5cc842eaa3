const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });

/** Any number can stand in what a stranger sent; a date it need not be. */
export function dayOf(time: number): string {
  return Math.abs(time) < 8.64e15 ? day.format(time) : 'an unknown day';
}
