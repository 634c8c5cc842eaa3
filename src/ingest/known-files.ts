/** What a file is that cannot be opened, by its first bytes, and what to do with it instead. */
interface KnownFile {
  readonly looksLike: string;
  readonly advice: string;
  readonly startsWith: readonly number[];
}

/** Signatures as in each format's specification; the first that fits counts. */
const knownFiles: readonly KnownFile[] = [
  {
    looksLike: 'an empty ZIP archive',
    advice: 'Drop a CSV file instead.',
    startsWith: [0x50, 0x4b, 0x05, 0x06],
  },
  {
    looksLike: 'a PDF document',
    advice: 'Copy its table into a spreadsheet, save that as CSV, and drop it.',
    startsWith: ascii('%PDF-'),
  },
  { looksLike: 'a PNG image', advice: 'Drop a file of data instead.', startsWith: [0x89, ...ascii('PNG')] },
  { looksLike: 'a JPEG image', advice: 'Drop a file of data instead.', startsWith: [0xff, 0xd8, 0xff] },
  { looksLike: 'a GIF image', advice: 'Drop a file of data instead.', startsWith: ascii('GIF8') },
  {
    looksLike: 'a 7-Zip archive',
    advice: 'Unpack it, and drop the files inside.',
    startsWith: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  },
  { looksLike: 'a RAR archive', advice: 'Unpack it, and drop the files inside.', startsWith: ascii('Rar!') },
  {
    looksLike: 'a Zstandard archive',
    advice: 'Unpack it, and drop the file inside.',
    startsWith: [0x28, 0xb5, 0x2f, 0xfd],
  },
  {
    looksLike: 'an XZ archive',
    advice: 'Unpack it, and drop the file inside.',
    startsWith: [0xfd, ...ascii('7zXZ')],
  },
  {
    looksLike: 'a bzip2 archive',
    advice: 'Unpack it, and drop the file inside.',
    startsWith: ascii('BZh'),
  },
  {
    looksLike: 'compressed twice',
    advice: 'Unpack it once, and drop the file inside.',
    startsWith: [0x1f, 0x8b],
  },
];

export function knownFile(head: Uint8Array): { looksLike: string; advice: string } | undefined {
  return knownFiles.find((known) => startsWith(head, known.startsWith));
}

export function isZip(head: Uint8Array): boolean {
  return startsWith(head, [0x50, 0x4b, 0x03, 0x04]);
}

export function isGzip(head: Uint8Array): boolean {
  return startsWith(head, [0x1f, 0x8b]);
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

function ascii(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}
