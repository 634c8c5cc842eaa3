const sampleBytes = 65_536;

/** SHA-256 (hex) over the size and three samples: head, middle and tail. */
export async function contentHash(blob: Blob): Promise<string> {
  const middle = Math.max(0, Math.floor((blob.size - sampleBytes) / 2));
  const tail = Math.max(0, blob.size - sampleBytes);
  const parts = [0, middle, tail].map((start) => blob.slice(start, start + sampleBytes));
  const sampled = await new Blob([`${blob.size}:`, ...parts]).arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', sampled));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
