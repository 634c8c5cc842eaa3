/** Whether code names a column or table: quoted, as a word, or as a text of Python's. */
export function mentions(code: string, name: string): boolean {
  if (name === '') return false;
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'iu').test(code);
}
