import { sha256 } from './sha256.ts';

const sampleBytes = 65_536;

/** SHA-256 (hex) over the size and three samples: head, middle and tail. */
export async function contentHash(blob: Blob): Promise<string> {
  const middle = Math.max(0, Math.floor((blob.size - sampleBytes) / 2));
  const tail = Math.max(0, blob.size - sampleBytes);
  const parts = [0, middle, tail].map((start) => blob.slice(start, start + sampleBytes));
  const sampled = await new Blob([`${blob.size}:`, ...parts]).arrayBuffer();
  return Array.from(await sha256(new Uint8Array(sampled)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}
