/** A stream of numbers in [0, 1), the same for the same seed on every machine. */
export type Random = () => number;

/**
 * xoshiro128** (Blackman and Vigna 2018, https://prng.di.unimi.it), its state filled from the seed by SplitMix32.
 * Integer arithmetic only, so no two machines can disagree.
 */
export function randomFrom(seed: number): Random {
  const fill = splitMix32(seed);
  const s = Uint32Array.of(fill(), fill(), fill(), fill());
  return () => {
    const [a = 0, b = 0, c = 0, d = 0] = s;
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    s[0] = a ^ d ^ b;
    s[1] = b ^ c ^ a;
    s[2] = c ^ a ^ (b << 9);
    s[3] = rotateLeft(d ^ b, 11);
    return result / 2 ** 32;
  };
}

function splitMix32(seed: number): () => number {
  const state = Uint32Array.of(seed);
  return () => {
    state[0] = (state[0] ?? 0) + 0x9e3779b9;
    let z = state[0];
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** Draws a choice with the chance of its weight; weights need not add up to 1. */
export function chooser<T>(weights: readonly (readonly [T, number])[]): (random: Random) => T {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const last = weights.at(-1);
  if (last === undefined) throw new RangeError('Nothing to choose from.');
  return (random) => {
    let left = random() * total;
    for (const [choice, weight] of weights) {
      left -= weight;
      if (left < 0) return choice;
    }
    return last[0];
  };
}

/** Different whole numbers in [0, below). */
export function drawDistinct(random: Random, count: number, below: number): ReadonlySet<number> {
  const drawn = new Set<number>();
  while (drawn.size < Math.min(count, below)) drawn.add(Math.floor(random() * below));
  return drawn;
}
