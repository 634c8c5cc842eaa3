/** `3 of 250,000 rows`, `1 row of 1`. */
export function rowsOf(count: number, rowCount: number): string {
  return `${writeCount(count)} of ${writeCount(rowCount)} ${rowCount === 1 ? 'row' : 'rows'}`;
}

function writeCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** `1 row`, `2,000 rows`. */
export function countOf(count: number, noun: string): string {
  return `${writeCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `is` or `are`, as the number asks for. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** Up to six significant digits, without noise. */
export function writeNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 6 });
}
