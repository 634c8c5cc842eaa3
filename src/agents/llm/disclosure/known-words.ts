import type { Subject } from '../../../core/agent.ts';

/** Words that tell nothing new: those of the names of the data, and those that the model itself has written. */
export function knownWords(subjects: readonly Subject[], own: string): ReadonlySet<string> {
  const names = subjects.flatMap(({ table, dataset }) => [
    dataset.name,
    table.name,
    ...table.columns.map(({ name }) => name),
  ]);
  return new Set([...names, own, engineNames].flatMap(wordsIn));
}

/** Of columns that no query named. */
const engineNames = 'count_star count sum avg min max median column data transactions result df';

export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

export function isKnown(text: string, known: ReadonlySet<string>): boolean {
  return wordsIn(text).every((word) => known.has(word));
}
