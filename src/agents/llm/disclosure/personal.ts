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
  const plain = plainCode(code);
  const named = subjects.filter((subject, at) => isNamed(plain, subject, at === 0));
  const touched = named.length === 0 ? subjects : named;
  const withoutCounts = plain.replaceAll(/count ?\( ?\* ?\)/g, '');
  const isAll = unnamed.some((pattern) => pattern.test(withoutCounts)) || takesWholeRow(plain, touched);
  return personalColumns(touched).filter(({ name }) => isAll || hasWord(plain, plainCode(name)));
}

function plainCode(code: string): string {
  return code
    .toLowerCase()
    .replaceAll(/["`\s]+/g, ' ')
    .trim();
}

function isNamed(plain: string, { table }: Subject, isActive: boolean): boolean {
  const words = isActive ? [table.name, 'data', 'transactions', 'df', 'columns', 'rows'] : [table.name];
  return words.some((word) => hasWord(plain, plainCode(word)));
}

function hasWord(plain: string, word: string): boolean {
  return new RegExp(`(?<!\\w)${escaped(word)}(?!\\w)`).test(plain);
}

/** A table's name, or what it is called in the query, as a value: `SELECT p FROM people p`. */
function takesWholeRow(plain: string, subjects: readonly Subject[]): boolean {
  const tables = subjects
    .filter((subject) => personalColumns([subject]).length > 0)
    .flatMap(({ table }) => [plainCode(table.name), 'data', 'transactions']);
  return tables.some((table) => {
    const source = `(?:from|join|,) ?(?:\\w+ ?\\. ?)?${escaped(table)}\\b`;
    const called = [...plain.matchAll(new RegExp(`${source} (?:as )?(\\w+)`, 'g'))]
      .map(([, alias = '']) => alias)
      .filter((alias) => !clauses.has(alias));
    const places = plain.match(new RegExp(source, 'g'))?.length ?? 0;
    return mentions(plain, table) > places || called.some((alias) => mentions(plain, alias) > 1);
  });
}

/** As a word, but not as what stands before a column. */
function mentions(plain: string, name: string): number {
  return plain.match(new RegExp(`(?<![\\w.'])${escaped(name)}(?!\\w| ?\\.|')`, 'g'))?.length ?? 0;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const clauseWords =
  'where group order limit join left right inner full cross using on having qualify union window asof semi anti positional except intersect sample tablesample';
const clauses = new Set(clauseWords.split(' '));

/** Ways to columns without their names: SQL's and those of Python's tables. */
const unnamed: readonly RegExp[] = [
  /(?:select|distinct|,|\.|\() ?\*(?! ?[\w(])|(?:select|distinct|,|\.) ?\*/,
  /\bcolumns\b|\bunpivot\b|\bnatural\b|\bsummarize\b|\bdescribe\b|\btable\b/,
  /(?:^|\() ?from\b/,
  new RegExp(`\\b(?:from|join) [\\w.]+ (?:as )?(?!(?:${clauseWords.replaceAll(' ', '|')})\\b)\\w+ ?\\(`),
  /\brows ?\(|\biloc\b|\bvalues\b|\bitems\b|\biter\w+|\bselect_dtypes\b|\bto_\w+|\bhead\b|\btail\b|\bsample\b|\bmelt\b/,
  /\bapply\b|\bprint ?\( ?(?:df|result_df|result|data)\b|(?:^|[=(,\n]) ?(?:df|result_df|result) ?(?:$|[,)\n])/,
];
