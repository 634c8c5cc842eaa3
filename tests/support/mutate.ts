import type { Random } from '../../src/demo/random.ts';
import { joined } from './zip.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Mutation = (bytes: Bytes, random: Random) => Bytes;

/** The ways in which a file is damaged on disk, on its way, or on purpose. */
const mutations: Readonly<Record<string, Mutation>> = {
  'bytes changed': (bytes, random) => changed(bytes, random, () => Math.floor(random() * 256)),
  'bits flipped': (bytes, random) => changed(bytes, random, (byte) => byte ^ (1 << Math.floor(random() * 8))),
  'extremes written': (bytes, random) =>
    changed(bytes, random, () => [0, 0xff, 0x7f, 0x80][Math.floor(random() * 4)] ?? 0),
  'cut off': (bytes, random) => bytes.slice(0, Math.floor(random() * bytes.length)),
  'beginning lost': (bytes, random) => bytes.slice(Math.floor(random() * bytes.length)),
  doubled: (bytes) => joined([bytes, bytes]),
  'part doubled': (bytes, random) => {
    const [from, to] = spanIn(bytes, random);
    return joined([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  'part left out': (bytes, random) => {
    const [from, to] = spanIn(bytes, random);
    return joined([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  'part emptied': (bytes, random) => Uint8Array.from(bytes).fill(0, ...spanIn(bytes, random)),
  'parts swapped': (bytes, random) => {
    const [a, b, c] = [random(), random(), random()].map((at) => Math.floor(at * bytes.length)).sort(upwards);
    return joined([bytes.subarray(0, a), bytes.subarray(b, c), bytes.subarray(a, b), bytes.subarray(c)]);
  },
};

/** The file damaged in one of these ways, and which it was. */
export function mutate(bytes: Bytes, random: Random): { readonly how: string; readonly bytes: Bytes } {
  const ways = Object.entries(mutations);
  const [how, mutation] = ways[Math.floor(random() * ways.length)] ?? ['as it was', (same: Bytes) => same];
  return { how, bytes: mutation(bytes, random) };
}

/** 1 to 8 bytes; half of the time near an end, where formats keep what they say of themselves. */
function changed(bytes: Bytes, random: Random, change: (byte: number) => number): Bytes {
  const made = Uint8Array.from(bytes);
  for (let count = Math.floor(random() * 8); count >= 0; count -= 1) {
    const reach = random() < 0.5 ? bytes.length : Math.min(bytes.length, 256);
    const offset = Math.floor(random() * reach);
    const at = random() < 0.5 ? offset : bytes.length - 1 - offset;
    made[at] = change(made[at] ?? 0);
  }
  return made;
}

function spanIn(bytes: Bytes, random: Random): [from: number, to: number] {
  const [from = 0, to = 0] = [random(), random()].map((at) => Math.floor(at * bytes.length)).sort(upwards);
  return [from, to];
}

function upwards(one: number, other: number): number {
  return one - other;
}
