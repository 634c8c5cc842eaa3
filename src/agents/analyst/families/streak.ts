import { quoteIdentifier } from '../../../core/dataset.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import { type Filter, overAll } from '../intent.ts';
import { cues, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { filterSql } from '../sql/filter.ts';
import { cellText } from '../text/cell-text.ts';
import { withOwnQuery } from './own-query.ts';
import { dimensionsOf } from './shared/columns.ts';
import { columnsBeside } from './shared/groupings.ts';

/** "how many consecutive games had over 500 visitors", "the longest winning streak": rows that follow each other. */
export const streak: Family = {
  name: 'streak',
  about: 'the longest run of rows that fit, one right after the other in the order of the file',
  examples: (schema) => {
    const [dimension] = dimensionsOf(schema);
    const value = dimension?.profile.topValues[0]?.value;
    return dimension === undefined || value === undefined
      ? []
      : [`How many consecutive rows have ${dimension.name} ${cellText(value)}?`];
  },
  read: (of) => {
    const words = streakWords(of);
    const { where } = scopeOf(of.conditions);
    return words.length === 0 || where === undefined ? [] : [readingOf(of, where, words)];
  },
};

function streakWords({ tokens }: Parse): number[] {
  return tokens.flatMap(({ word, index }) => {
    const [next, afterNext] = [tokens[index + 1]?.word, tokens[index + 2]?.word];
    if (/^(consecutive|consecutively|streak|streaks|successive|uninterrupted)$/.test(word)) return [index];
    if (word === 'in' && next === 'a' && afterNext === 'row') return [index, index + 1, index + 2];
    return word === 'back' && next === 'to' && afterNext === 'back' ? [index, index + 1, index + 2] : [];
  });
}

function readingOf(of: Parse, where: Filter, words: readonly number[]): Reading {
  const scope = scopeOf(of.conditions);
  const what = 'the longest run of consecutive rows';
  const task = queryTask(of, {
    intent: overAll(of.schema.table, [{ kind: 'count' }], where),
    shape: { kind: 'value' },
    scope,
    what,
    columns: [],
    assumptions: [{ text: 'I took the order of the rows in the file.', alternatives: [] }],
  });
  return {
    marks: [
      ...scope.marks,
      ...cues(of, 'count'),
      ...cues(of, 'exists'),
      ...cues(of, 'superlative'),
      ...cues(of, 'aggregate').filter(({ cue }) => cue.how === 'max'),
      ...columnsBeside(of, []).filter(({ column }) => column === of.schema.entity),
    ],
    words: [...words, ...nounsOfRuns(of, words)],
    trust: 0.95 * scope.trust,
    task: withOwnQuery(task, runsSql(of, where), what, ['How many rows are there?']),
  };
}

/** "consecutive games": the noun behind the word says what a row is. */
function nounsOfRuns({ tokens, marks }: Parse, words: readonly number[]): number[] {
  return words
    .map((index) => index + 1)
    .filter((index) => !marks.some(({ span }) => span.from <= index && index < span.to))
    .filter((index) => /s$/.test(tokens[index]?.word ?? ''));
}

function runsSql(of: Parse, where: Filter): string {
  const { table } = of.schema;
  return [
    'WITH marked AS (',
    `SELECT row_number() OVER (ORDER BY rowid) AS place, coalesce(${filterSql(where, table)}, false) AS fits`,
    `FROM ${quoteIdentifier(table)}`,
    '), runs AS (',
    'SELECT place - row_number() OVER (ORDER BY place) AS run FROM marked WHERE fits',
    ')',
    'SELECT coalesce(max(size), 0) AS "longest run" FROM (SELECT count(*) AS size FROM runs GROUP BY run)',
  ].join('\n');
}
