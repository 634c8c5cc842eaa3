import type { AsideFact } from './aside-fact.ts';
import type { AsideLine, AsideLines } from './aside-lines.ts';
import { type Sentences, sentenceOf } from './sentence.ts';

/** Why, in English. */
const asideSentences: Sentences<AsideFact> = {
  above: () => 'above the table',
  units: () => 'units',
  total: () => 'total',
  below: () => 'under the table',
  'names-again': () => 'the names of the columns again',
  remark: () => 'a remark among the rows',
  'too-short': ({ values, width }) => `${values} of ${width} values: completed with empty ones`,
  'too-long': ({ values, width }) =>
    `${values} values where ${width} were expected: the surplus has columns of its own`,
  'stray-quotes': () => 'quotes that do not close or stand in the middle: kept as letters',
  'no-json': () => 'no valid JSON',
  'name-twice': () => 'a name stands more than once: its last value is in the table',
  beside: ({ place }) => `"${place}" stands beside the rows`,
};

/** They are kept with the dataset's record, which is read whenever the page opens. */
const mostLines = 10_000;
const mostCharacters = 2_000_000;

/** A line as it is found. */
export interface GivenLine {
  readonly line: number;
  readonly why: readonly AsideFact[];
  readonly text: string;
}

export interface AsideGatherer {
  add(line: GivenLine): void;
  /** `undefined` when there are none. */
  all(): AsideLines | undefined;
}

/** Keeps the first lines, up to so many that a browser keeps them with ease, and counts the others. */
export function gatherAside(): AsideGatherer {
  const lines: AsideLine[] = [];
  let total = 0;
  let characters = 0;
  return {
    add(line) {
      total += 1;
      characters += line.text.length;
      if (lines.length < mostLines && characters <= mostCharacters)
        lines.push({ ...line, reason: reasonOf(line) });
    },
    all: () => (total === 0 ? undefined : { lines, total }),
  };
}

function reasonOf({ why }: GivenLine): string {
  return why.map((fact) => sentenceOf(asideSentences, fact)).join('; ');
}
