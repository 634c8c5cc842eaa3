import { askingCues } from './cues/asking.ts';
import { conditionCues } from './cues/conditions.ts';
import type { Cue, CuePhrases } from './cues/cue.ts';
import { degreeCues } from './cues/degrees.ts';
import { figureCues } from './cues/figures.ts';
import { groupCues } from './cues/groups.ts';
import { positionCues } from './cues/positions.ts';
import { timeCues } from './cues/time.ts';

export interface CuePhrase {
  readonly words: readonly string[];
  readonly cue: Cue;
}

const phrases: readonly CuePhrases[] = [
  ...figureCues,
  ...timeCues,
  ...conditionCues,
  ...groupCues,
  ...positionCues,
  ...askingCues,
  ...degreeCues,
];

/** All cue phrases by their first word, longest first. Where two cues share a phrase, the one listed first counts. */
export const cuesByWord: ReadonlyMap<string, readonly CuePhrase[]> = groupByFirstWord(phrases);

const plainTypes: ReadonlySet<Cue['type']> = new Set([
  'aggregate',
  'percentile',
  'superlative',
  'missing',
  'duplicate',
  'difference',
  'compare',
  'grain',
]);

/** Single words that say plainly what is asked for: those that are still known when mistyped. */
export const plainCues: ReadonlyMap<string, Cue> = new Map(
  phrases.flatMap(([cue, ...texts]) =>
    plainTypes.has(cue.type) || texts.includes('percentage')
      ? texts
          .filter((text) => /^[a-z]{5,}$/.test(text) && !/^(share|ratio|empty|blank|count)/.test(text))
          .map((text): [string, Cue] => [text, cue])
      : [],
  ),
);

function groupByFirstWord(source: readonly CuePhrases[]): Map<string, readonly CuePhrase[]> {
  const groups = new Map<string, CuePhrase[]>();
  for (const [cue, ...texts] of source) {
    for (const text of texts) {
      const words = text.split(' ').filter((word) => word !== '(');
      const group = groups.get(words[0] ?? '') ?? [];
      group.push({ words, cue });
      groups.set(words[0] ?? '', group);
    }
  }
  for (const group of groups.values()) group.sort((a, b) => b.words.length - a.words.length);
  return groups;
}
