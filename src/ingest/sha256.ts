/** SHA-256 (FIPS 180-4), by the browser where it has it: on an address that is not secure, none has. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return 'subtle' in crypto
    ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    : sha256ByHand(bytes);
}

const wordBits = 32;
const blockBytes = 64;

/** The first 32 bits of the fractional parts of a root of each of the first primes. */
function rootsOfPrimes(count: number, root: (prime: number) => number): Uint32Array {
  const primes: number[] = [];
  for (let each = 2; primes.length < count; each += 1)
    if (primes.every((prime) => each % prime !== 0)) primes.push(each);
  return Uint32Array.from(primes, (prime) => (root(prime) % 1) * 2 ** wordBits);
}

export function sha256ByHand(bytes: Uint8Array): Uint8Array {
  const rounds = rootsOfPrimes(64, Math.cbrt);
  const hash = rootsOfPrimes(8, Math.sqrt);
  const padded = withPadding(bytes);
  for (let at = 0; at < padded.byteLength; at += blockBytes)
    addBlock(hash, new DataView(padded.buffer, at, blockBytes), rounds);
  const digest = new DataView(new ArrayBuffer(hash.byteLength));
  hash.forEach((word, index) => {
    digest.setUint32(index * 4, word);
  });
  return new Uint8Array(digest.buffer);
}

/** A bit that is set, zeros, and the length in bits, up to whole blocks. */
function withPadding(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / blockBytes) * blockBytes);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  return padded;
}

function addBlock(hash: Uint32Array, block: DataView, rounds: Uint32Array): void {
  const words = scheduleOf(block);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  rounds.forEach((round, index) => {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + round + (words[index] ?? 0);
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  });
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    hash[index] = (hash[index] ?? 0) + word;
  });
}

function scheduleOf(block: DataView): Uint32Array {
  const words = new Uint32Array(64);
  const at = (index: number) => words[index] ?? 0;
  for (let index = 0; index < 16; index += 1) words[index] = block.getUint32(index * 4);
  for (let index = 16; index < 64; index += 1) {
    const [near, far] = [at(index - 2), at(index - 15)];
    const mixedFar = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
    const mixedNear = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
    words[index] = at(index - 16) + mixedFar + at(index - 7) + mixedNear;
  }
  return words;
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (wordBits - bits));
}
