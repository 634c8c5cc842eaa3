import type { Subject } from '../../../core/agent.ts';
import type { ColumnProfile } from '../../../core/profile.ts';

export function personalColumns(subjects: readonly Subject[]): readonly ColumnProfile[] {
  return subjects.flatMap(({ profile }) => profile.columns.filter(({ isPersonal }) => isPersonal));
}

/**
 * The personal columns whose values the code may lead to: those that it names, or all of a table where it reaches
 * columns without naming them. What cannot be told counts as reached.
 */
export function reachedBy(code: string, subjects: readonly Subject[]): readonly ColumnProfile[] {
  const plain = code.toLowerCase().replaceAll(/["`\s]+/g, ' ');
  const reachesUnnamed = unnamed.some((pattern) => pattern.test(plain.replaceAll(/count ?\( ?\* ?\)/g, '')));
  return personalColumns(subjects).filter(
    ({ name }) => reachesUnnamed || plain.includes(name.toLowerCase().replaceAll(/["`\s]+/g, ' ')),
  );
}

/** Ways to columns without their names: SQL's and those of Python's tables. */
const unnamed: readonly RegExp[] = [
  /(?:select|distinct|,|\.|\() ?\*(?! ?[\w(])|(?:select|distinct|,|\.) ?\*/,
  /\bcolumns\b|\bunpivot\b|\bnatural\b|\bsummarize\b|\bdescribe\b|\btable\b/,
  /(?:^|\() ?from\b/,
  /\bfrom [\w."]+ (?:as )?\w+ ?\(/,
  /\brows ?\(|\biloc\b|\bvalues\b|\bitems\b|\biter\w+|\bselect_dtypes\b|\bto_\w+|\bhead\b|\btail\b|\bsample\b|\bmelt\b/,
  /\bapply\b|\bprint ?\( ?(?:df|result_df|result|data)\b|(?:^|[=(,\n]) ?(?:df|result_df|result) ?(?:$|[,)\n])/,
];
