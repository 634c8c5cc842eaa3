import type { ColumnMark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import type { Order } from '../intent.ts';
import { isEvent } from '../read/conditions/events.ts';
import { type CueOf, cues, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { type SchemaColumn, shown } from '../schema/schema.ts';
import { trustOfColumn } from './shared/columns.ts';
import { columnsBeside } from './shared/groupings.ts';
import { limitOf } from './shared/limits.ts';
import { columnForQuestionWord } from './shared/question-word.ts';

/** "the first title listed", "who is the last partner": by the order of the file; "the first visit" by time, where there is one. */
export const position: Family = {
  name: 'position',
  about: 'the first or last rows, by time or in the order of the file',
  examples: (schema) =>
    schema.entity === undefined ? [] : [`What is the first ${schema.entity.name} listed?`],
  read: (of) => {
    const [cue] = [...cues(of, 'first'), ...cues(of, 'last')];
    const beside = columnsBeside(of, []);
    if (cue === undefined || isOfEach(of) || isOfOther(cue, beside)) return [];
    const event = beside.find((mark) => isEvent(mark, of.tokens) || isDeed(mark, of));
    if (event !== undefined && cues(of, 'wh')[0]?.cue.word === 'who') return firstWho(of, cue, event);
    const [target] = beside;
    const implied =
      target === undefined
        ? columnForQuestionWord(of)
        : { column: target.column, trust: trustOfColumn(target) };
    return implied === undefined
      ? []
      : [readingOf(of, cue, implied.column, target === undefined ? [] : [target], implied.trust)];
  },
};

/** "hired" for `hire_date`. */
function isDeed({ column, isLoose, span }: ColumnMark, { tokens }: Parse): boolean {
  return column.isTime && isLoose && /[a-z]{2}ed$/.test(tokens[span.from]?.word ?? '');
}

/** "the last reading of each machine": one of every group, not one of all. */
function isOfEach(of: Parse): boolean {
  return of.tokens.some(({ word }) => /^(each|every|per)$/.test(word));
}

/** "attendance last season": all of that season, not the last attendance. */
function isOfOther({ span }: CueOf<'first' | 'last'>, beside: readonly ColumnMark[]): boolean {
  return beside.length > 1 && beside.slice(1).some((mark) => mark.span.from === span.to);
}

/** "who was hired first": by the time that it happened. */
function firstWho(of: Parse, cue: CueOf<'first' | 'last'>, event: ColumnMark): Reading[] {
  const who = columnForQuestionWord(of);
  if (who === undefined || who.column === event.column) return [];
  return [readingOf(of, cue, who.column, [event], who.trust * trustOfColumn(event), event.column)];
}

function readingOf(
  of: Parse,
  cue: CueOf<'first' | 'last'>,
  column: SchemaColumn,
  marks: Reading['marks'],
  trust: number,
  by?: SchemaColumn,
): Reading {
  const scope = scopeOf(of.conditions);
  const limit = limitOf(of);
  const isLast = cue.cue.type === 'last';
  const time = by ?? (marks.length === 0 && !saysList.test(of.text) ? of.schema.time : undefined);
  return {
    marks: [cue, ...marks, ...scope.marks, ...(limit === undefined ? [] : [limit])],
    trust: trust * scope.trust * 0.95,
    task: queryTask(of, {
      intent: {
        kind: 'rows',
        table: of.schema.table,
        columns: by === undefined ? [shown(column)] : [shown(column), shown(by)],
        ...(scope.where === undefined ? {} : { where: scope.where }),
        order: [
          ...(time === undefined ? [] : [byTime(time, isLast)]),
          { by: 'position' as const, descending: isLast },
        ],
        limit: limit?.number.value ?? 1,
      },
      shape: { kind: 'list', ...(limit === undefined ? {} : { always: true }) },
      scope,
      what: `${isLast ? 'last' : 'first'} ${column.name}`,
      columns: [column.name],
      assumptions: [{ text: orderWords(time), alternatives: [] }],
    }),
  };
}

const saysList = /\b(list\w*|rows?|records?|entr\w+|lines?|table|file|shown)\b/i;

function byTime(time: SchemaColumn, descending: boolean): Order {
  return { by: 'expression', expression: shown(time), descending };
}

function orderWords(time: SchemaColumn | undefined): string {
  return time === undefined
    ? 'I took the order of the rows in the file.'
    : `I took the order of ${time.name}.`;
}
