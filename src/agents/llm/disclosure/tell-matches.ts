import type { ValueMatch } from '../../../core/agent.ts';
import { personalType } from './describe-column.ts';
import { fenced, quotedName, tidy } from './quote.ts';
import { type Scope, tells } from './scope.ts';

/** The phrases that may be looked for: below `rows` only words of the question, so that nobody can guess at values. */
export function searchable(scope: Scope, phrases: readonly string[]): readonly string[] {
  const told = phrases.map((phrase) => scope.masker.unmask(phrase).trim()).filter((phrase) => phrase !== '');
  if (tells(scope, 'rows')) return told;
  const { text, constraints = '' } = scope.context.question;
  const question = spaced(`${text} ${constraints}`);
  return told.filter((phrase) => question.includes(spaced(phrase)));
}

function spaced(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

/** In which columns a phrase was found; from `statistics` on in how many rows; from `rows` on as what value. */
export function tellMatches(scope: Scope, matches: readonly ValueMatch[]): string {
  const lines = tells(scope, 'rows')
    ? matches.map((match) => `${place(scope, match)}: ${toldValue(scope, match)}, ${match.rowCount} rows`)
    : [...new Set(matches.map((match) => placeAndCount(scope, match, matches)))];
  return fenced(scope, 'where the phrases are', lines.length === 0 ? ['(in no column)'] : lines);
}

function place({ masker }: Scope, { phrase, table, column, how }: ValueMatch): string {
  const words = { equal: 'is a value of', begins: 'begins a value of', contains: 'is in a value of' }[how];
  return `${JSON.stringify(tidy(masker.maskText(phrase)))} ${words} ${quotedName(table)}.${quotedName(column)}`;
}

function placeAndCount(scope: Scope, match: ValueMatch, matches: readonly ValueMatch[]): string {
  if (!tells(scope, 'statistics')) return place(scope, match);
  const same = matches.filter(
    ({ phrase, column, how }) => phrase === match.phrase && column === match.column && how === match.how,
  );
  return `${place(scope, match)}, ${same.reduce((sum, { rowCount }) => sum + rowCount, 0)} rows`;
}

function toldValue({ masker, context }: Scope, { table, column, value }: ValueMatch): string {
  const profile = context.subjects
    .find((subject) => subject.table.name === table)
    ?.profile.columns.find(({ name }) => name === column);
  if (profile?.isPersonal === true) return JSON.stringify(masker.maskCell(personalType(profile), value));
  return JSON.stringify(tidy(masker.maskText(value)));
}

/** Values of the profile that the question names: where a phrase of it is to be looked for, without asking the engine. */
export function tellNamedValues(scope: Scope): string {
  const { text, constraints = '' } = scope.context.question;
  const question = spaced(`${text} ${constraints}`);
  const matches = scope.context.subjects.flatMap(({ table, profile }) =>
    profile.columns
      .filter(({ kind }) => kind === 'text')
      .flatMap(({ name, topValues }) =>
        topValues.flatMap(({ value, count }): ValueMatch[] => {
          const words = typeof value === 'string' ? spaced(value).trim() : '';
          if (typeof value !== 'string' || words.length < 2 || !question.includes(` ${words} `)) return [];
          return [{ phrase: words, table: table.name, column: name, value, how: 'equal', rowCount: count }];
        }),
      ),
  );
  return matches.length === 0 ? '' : tellMatches(scope, matches.slice(0, mostMatches));
}

const mostMatches = 20;
