import { type ColumnMark, isCountedNoun, type Mark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import type { Filter } from '../intent.ts';
import { cues, isNear, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { isQuantity, type SchemaColumn, shown } from '../schema/schema.ts';
import { cellText } from '../text/cell-text.ts';
import { askedNoun, isDistinctive } from './asked-noun.ts';
import { orderOfRows } from './order.ts';
import { dimensionsOf, trustOfColumn } from './shared/columns.ts';
import { columnsBeside } from './shared/groupings.ts';
import { columnForQuestionWord } from './shared/question-word.ts';

/** "what is the capital of France", "who directed episode 8": a column of the rows that fit. */
export const lookUp: Family = {
  name: 'look-up',
  about: 'the value of a column where other columns have given values',
  examples: (schema) => {
    const column = schema.entity;
    const [dimension] = dimensionsOf(schema).filter((one) => one !== column);
    const value = dimension?.profile.topValues[0]?.value;
    if (column === undefined || dimension === undefined || value === undefined) return [];
    return [`What is the ${column.name} where ${dimension.name} is ${cellText(value)}?`];
  },
  read: (of) => {
    if (of.conditions.length === 0) return [];
    const targets = asksTimeOrPlace(of) ? undefined : targetsOf(of);
    if (targets !== undefined)
      return [
        readingOf(
          of,
          targets.map(({ column }) => column),
          targets,
          targets.reduce((product, mark) => product * trustOfColumn(mark), 1) * trustOfNoun(of, targets),
        ),
      ];
    const implied = columnOfOther(of) ?? columnForQuestionWord(of);
    const used = of.conditions.flatMap(({ filter, columns }) => (isOpen(filter) ? [] : columns));
    return implied === undefined || used.includes(implied.column)
      ? []
      : [withNoun(of, implied.column, readingOf(of, [implied.column], [], implied.trust * 0.9))];
  },
};

/** "which channel had the game": what is asked for has a name of its own, and no column has it. */
function trustOfNoun(of: Parse, targets: readonly ColumnMark[]): number {
  const noun = askedNoun(of);
  if (noun === undefined || targets.some(({ span }) => span.from === noun + 1)) return 1;
  const isTime = timeNames.test(of.tokens[noun]?.word ?? '');
  return isTime && targets.every(({ column }) => isOfWord('when', column)) ? 1 : 0.75;
}

/** Rows found by part of a value, or by what another row has: the whole values are not said yet. */
function isOpen({ kind }: Filter): boolean {
  return kind === 'same-as' || kind === 'contains';
}

/** "the same score as Otley": what is asked for is of Otley's kind. */
function columnOfOther(of: Parse): { column: SchemaColumn; trust: number } | undefined {
  const same = of.conditions.find(({ filter }) => filter.kind === 'same-as');
  const column = same?.columns.at(-1);
  return column === undefined ? undefined : { column, trust: 0.95 };
}

/** "the only player from Peru", "which ramps": an unknown noun is what a row is. */
function withNoun(of: Parse, column: SchemaColumn, reading: Reading): Reading {
  const noun = askedNoun(of);
  if (noun === undefined || column !== of.schema.entity || !isDistinctive(of)) return reading;
  const assumption = { text: `I took “${of.tokens[noun]?.text ?? ''}” as ${column.name}.`, alternatives: [] };
  const task = { ...reading.task, assumptions: [...reading.task.assumptions, assumption] };
  return { ...reading, task, words: [...(reading.words ?? []), noun] };
}

/** "when did the player …", "where is the circuit": the noun is not what is asked for. */
function asksTimeOrPlace(of: Parse): boolean {
  const word = cues(of, 'wh')[0]?.cue.word;
  if (word !== 'when' && word !== 'where') return false;
  const implied = columnForQuestionWord(of);
  return (
    implied !== undefined &&
    isOfWord(word, implied.column) &&
    !columnsBeside(of, []).some(({ column }) => isOfWord(word, column))
  );
}

/** A column that says when, or where. */
function isOfWord(word: string, column: SchemaColumn): boolean {
  if (word === 'when') return column.isTime || column.isYear || timeNames.test(column.name);
  return word === 'where' && placeNames.test(column.name);
}

const timeNames = /date|year|season|time|day|month|period/i;
const placeNames = /location|venue|place|city|site|stadium|country|region|address|track|circuit|state/i;

/** The column nearest behind the question word; all of them where several are joined by "and". */
function targetsOf(of: Parse): ColumnMark[] | undefined {
  const columns = columnsBeside(of, []);
  const wh = cues(of, 'wh')[0];
  const behind = columns.filter((mark) => wh === undefined || mark.span.from >= wh.span.to);
  const plainest = Math.max(...behind.map(({ score }) => score));
  const beside = behind.find((mark) => wh !== undefined && isNear(of.tokens, wh.span.to, mark.span.from, 5));
  const isNamed = ({ span }: ColumnMark): boolean =>
    span.from === wh?.span.to && /^(which|what)$/.test(wh.cue.word);
  const saidWhen = wh === undefined ? undefined : behind.find(({ column }) => isOfWord(wh.cue.word, column));
  const first =
    saidWhen ??
    (beside !== undefined && (isNamed(beside) || beside.score >= 0.5 * plainest) ? beside : undefined) ??
    behind.find(({ score }) => score >= 0.75 * plainest) ??
    (wh === undefined ? columns[0] : columns.at(-1));
  if (first === undefined) return undefined;
  const joined = columns.filter((mark) => mark === first || joinedBy(of, first, mark));
  return joined;
}

function joinedBy(of: Parse, first: ColumnMark, other: ColumnMark): boolean {
  const between = of.tokens.slice(first.span.to, other.span.from);
  return between.length > 0 && between.length <= 2 && between.some(({ word }) => word === 'and');
}

/** Answering with what the question says already. */
function repeats(of: Parse, targets: readonly SchemaColumn[]): boolean {
  return of.conditions.some(
    ({ filter, columns }) =>
      filter.kind === 'one-of' &&
      filter.values.length === 1 &&
      columns.some((column) => targets.includes(column)),
  );
}

/** "how many seniors paid a fine": seniors are counted. */
function isOfOther(of: Parse, cue: Mark, targets: readonly ColumnMark[]): boolean {
  return of.marks.some(
    ({ kind, span }) =>
      kind === 'value' && span.from === cue.span.to && targets.every((mark) => mark.span.from > span.from),
  );
}

/** "how many … are there" counts. */
function asksIfThere(of: Parse): boolean {
  return of.tokens.some(
    ({ word }, at) => word === 'there' && /^(are|is|were|was)$/.test(of.tokens[at - 1]?.word ?? ''),
  );
}

/** "the player that …": the noun says what a row is, or names the column of a condition again. */
function nounsOfRows(of: Parse, targets: readonly ColumnMark[]): ColumnMark[] {
  const filtered = of.conditions.flatMap(({ columns }) => columns);
  return columnsBeside(of, []).filter(
    (mark) => !targets.includes(mark) && (mark.column === of.schema.entity || filtered.includes(mark.column)),
  );
}

function readingOf(
  of: Parse,
  targets: readonly SchemaColumn[],
  marks: readonly ColumnMark[],
  trust: number,
): Reading {
  const scope = scopeOf(of.conditions);
  const columns = targets.map(shown);
  const howMany = cues(of, 'count').filter(
    (cue) =>
      targets.every(isQuantity) &&
      !asksIfThere(of) &&
      !isOfOther(of, cue, marks) &&
      !marks.some((mark) => isCountedNoun(mark, of.tokens)),
  );
  const names = targets.map(({ name }) => name);
  return {
    marks: [...marks, ...scope.marks, ...howMany, ...nounsOfRows(of, marks)],
    trust: trust * scope.trust * (repeats(of, targets) ? 0.5 : 1),
    task: queryTask(of, {
      intent: {
        kind: 'rows',
        table: of.schema.table,
        columns,
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order: orderOfRows(of, columns),
      },
      shape: { kind: 'list' },
      scope,
      what: names.join(' and '),
      columns: names,
    }),
  };
}
