import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const sampleBytes = 65_536;

/** SHA-256 (hex) over the size and three samples: head, middle and tail. Also where the browser has none: on plain http. */
export async function contentHash(blob: Blob): Promise<string> {
  const middle = Math.max(0, Math.floor((blob.size - sampleBytes) / 2));
  const tail = Math.max(0, blob.size - sampleBytes);
  const parts = [0, middle, tail].map((start) => blob.slice(start, start + sampleBytes));
  const sampled = await new Blob([`${blob.size}:`, ...parts]).arrayBuffer();
  return bytesToHex(await digest(sampled));
}

async function digest(bytes: ArrayBuffer): Promise<Uint8Array> {
  if ('subtle' in crypto) return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return sha256(new Uint8Array(bytes));
}
