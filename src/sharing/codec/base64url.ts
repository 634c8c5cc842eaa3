import { Refusal } from '../../core/refusal.ts';

/** Characters at a time: an argument list has an end. */
const pieceLength = 8192;

/** Base64 as addresses can hold it, without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += pieceLength) {
    text += String.fromCharCode(...bytes.subarray(from, from + pieceLength));
  }
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Throws `Refusal`. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new Refusal('odd-characters');
  try {
    const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(plain, (character) => character.charCodeAt(0));
  } catch (error) {
    throw new Refusal('cut-off', { cause: error });
  }
}
