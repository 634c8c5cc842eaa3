import { degrees } from '../degrees.ts';
import type { CuePhrases } from './cue.ts';

/** Words of degree: "oldest", "older than", "how much older". */
export const degreeCues: readonly CuePhrases[] = degrees.flatMap(
  (degree) =>
    [
      [{ type: 'superlative', degree, descending: !degree.ascending }, ...degree.superlative],
      [
        { type: 'difference', degree },
        ...degree.comparative.flatMap((word) => [`how much ${word}`, `how much ${word} than`]),
      ],
      [{ type: 'comparative', degree, greater: !degree.ascending, than: false }, ...degree.comparative],
      [
        { type: 'comparative', degree, greater: !degree.ascending, than: true },
        ...degree.comparative.map((word) => `${word} than`),
      ],
    ] as const,
);
