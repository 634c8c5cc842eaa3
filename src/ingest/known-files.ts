import type { KnownFileKind } from '../core/file-fact.ts';

/** What a file is that cannot be opened, by its first bytes. */
interface KnownFile {
  readonly kind: KnownFileKind;
  readonly startsWith: readonly number[];
}

/** Signatures as in each format's specification; the first that fits counts. */
const knownFiles: readonly KnownFile[] = [
  { kind: 'empty-zip', startsWith: [0x50, 0x4b, 0x05, 0x06] },
  { kind: 'pdf', startsWith: ascii('%PDF-') },
  { kind: 'png', startsWith: [0x89, ...ascii('PNG')] },
  { kind: 'jpeg', startsWith: [0xff, 0xd8, 0xff] },
  { kind: 'gif', startsWith: ascii('GIF8') },
  { kind: '7-zip', startsWith: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { kind: 'rar', startsWith: ascii('Rar!') },
  { kind: 'zstandard', startsWith: [0x28, 0xb5, 0x2f, 0xfd] },
  { kind: 'xz', startsWith: [0xfd, ...ascii('7zXZ')] },
  { kind: 'bzip2', startsWith: ascii('BZh') },
  { kind: 'twice-compressed', startsWith: [0x1f, 0x8b] },
];

export function knownFile(head: Uint8Array): KnownFile | undefined {
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
