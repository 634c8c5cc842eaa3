const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Where a label stands among its like: 18–25 at 18, March at 2; `undefined` for names. */
export function rankOf(label: string): number | undefined {
  const number = /^[<>≤≥~]?\s*(-?\d+(?:[.,]\d+)?)(?=$|\s*(?:[-–+%]|to\b))/.exec(label);
  if (number !== null) return Number((number[1] ?? '').replace(',', '.'));
  const start = label.slice(0, 3).toLowerCase();
  const isName = /^[A-Za-z]{3,9}$/.test(label);
  if (!isName) return undefined;
  const place = months.includes(start) ? months.indexOf(start) : days.indexOf(start);
  return place < 0 ? undefined : place;
}
