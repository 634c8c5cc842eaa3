/** Larger files are not compared: reading one twice takes longer than a person waits. */
const mostBytes = 512 * 2 ** 20;
/** Hashed together, off this thread. */
const pieceBytes = 8 * 2 ** 20;

/**
 * Proves that two files have the same content: SHA-256 (hex) over the SHA-256 of each piece of 8 MB. `undefined` for
 * files over 512 MB, and where the browser has no hashes of its own (on plain http).
 */
export async function wholeHash(blob: Blob): Promise<string | undefined> {
  if (blob.size > mostBytes || !('subtle' in crypto)) return undefined;
  const hashes: ArrayBuffer[] = [];
  for (let start = 0; start < blob.size; start += pieceBytes) {
    const piece = await blob.slice(start, start + pieceBytes).arrayBuffer();
    hashes.push(await crypto.subtle.digest('SHA-256', piece));
  }
  const whole = await crypto.subtle.digest('SHA-256', await new Blob(hashes).arrayBuffer());
  return [...new Uint8Array(whole)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
