/** Every database file begins with it, https://sqlite.org/fileformat2.html#the_database_header; an encrypted one does not. */
const magic = 'SQLite format 3\0';

export function startsWithMagic(head: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(head.subarray(0, 16)) === magic;
}
