/** A number as people type it: with spaces or a comma for its point. `NaN` where it is none. */
export function numberIn(text: string): number {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.');
  return plain === '' ? Number.NaN : Number(plain);
}
