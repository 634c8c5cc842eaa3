/** What the values of a column add up to, in words: `total amount`, and `sum of total` rather than "total total". */
export function totalOf(column: string): string {
  return /(^|[^a-z])totals?($|[^a-z])/i.test(column) ? `sum of ${column}` : `total ${column}`;
}
