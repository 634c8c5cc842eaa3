import { quoteIdentifier } from '../../../core/dataset.ts';
import type { ColumnMark, Mark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import { type Filter, overAll } from '../intent.ts';
import type { Condition } from '../read/conditions/condition.ts';
import { cues, isNear, type Parse } from '../read/parse.ts';
import { scopeOf } from '../read/scope.ts';
import { type SchemaColumn, shown } from '../schema/schema.ts';
import { filterSql } from '../sql/filter.ts';
import { cellText } from '../text/cell-text.ts';
import { thingWords } from './count/things.ts';
import { withOwnQuery } from './own-query.ts';
import { trustOfColumn } from './shared/columns.ts';
import { columnsBeside } from './shared/groupings.ts';
import { columnForQuestionWord } from './shared/question-word.ts';

/** "who came after Walsall Wood", "the next launch after 04/28/91": rows beside a row, in the order of the file. */
export const neighbour: Family = {
  name: 'neighbour',
  about: 'the row before or after a given one, in the order of the file',
  examples: (schema) => {
    const value = schema.entity?.values[0]?.value;
    const isOfOneRow = (schema.entity?.profile.distinctCount ?? 0) >= 0.9 * schema.rowCount;
    return schema.entity === undefined || value === undefined || !isOfOneRow
      ? []
      : [`Which ${schema.entity.name} comes after ${cellText(value)}?`];
  },
  read: (of) => {
    const anchor = anchorOf(of);
    if (anchor === undefined) return [];
    return cues(of, 'count').length > 0 ? countReadings(of, anchor) : readings(of, anchor);
  },
};

interface Anchor {
  readonly side: 'before' | 'after';
  readonly marks: readonly Mark[];
  readonly condition: Condition;
}

/** A condition with "after", "before", "next", "previous" in front of it. */
function anchorOf(of: Parse): Anchor | undefined {
  const sides = of.free.flatMap((mark) => (mark.kind === 'cue' ? sideOf(of, mark) : []));
  for (const condition of of.conditions) {
    const start = Math.min(...condition.marks.map(({ span }) => span.from));
    const found = sides.filter(({ mark }) => isNear(of.tokens, mark.span.to, start, 4)).at(-1);
    if (found !== undefined)
      return {
        side: found.side,
        marks: sides.filter(({ side }) => side === found.side).map(({ mark }) => mark),
        condition,
      };
  }
  return undefined;
}

function sideOf(of: Parse, mark: Extract<Mark, { kind: 'cue' }>): { mark: Mark; side: 'before' | 'after' }[] {
  const { cue } = mark;
  if (cue.type === 'next') return [{ mark, side: 'after' }];
  if (cue.type === 'previous') return [{ mark, side: 'before' }];
  if (cue.type !== 'comparator') return [];
  const word = of.tokens[mark.span.from]?.word ?? '';
  if (word === 'above') return [{ mark, side: 'before' }];
  if (word === 'below') return [{ mark, side: 'after' }];
  if (cue.operator === '>') return [{ mark, side: 'after' }];
  return cue.operator === '<' ? [{ mark, side: 'before' }] : [];
}

function saysOrder({ tokens }: Parse): boolean {
  return tokens.some(({ word }) =>
    /^(after|before|next|previous|following|preceding|prior|above|below|preceded|succeeded)$/.test(word),
  );
}

function readings(of: Parse, anchor: Anchor): Reading[] {
  if (!saysOrder(of)) return [];
  const [target] = columnsBeside(of, []).filter((mark) => !isVerbOfOrder(of, mark));
  const verbs = columnsBeside(of, []).filter((mark) => isVerbOfOrder(of, mark));
  const implied =
    target === undefined ? (columnOfAnchor(anchor) ?? columnForQuestionWord(of)?.column) : target.column;
  if (implied === undefined) return [];
  const trust = target === undefined ? 0.85 : trustOfColumn(target);
  return [readingOf(of, anchor, implied, [...verbs, ...(target === undefined ? [] : [target])], trust)];
}

/** "how many mayors came after Kalve": rows on that side of the row, in the order of the file. */
function countReadings(of: Parse, anchor: Anchor): Reading[] {
  const [column] = anchor.condition.columns;
  const isRow = column?.isText === true && column.profile.distinctCount >= 0.75 * of.schema.rowCount;
  const isValue = anchor.condition.marks.some(({ kind }) => kind === 'value');
  if (!isRow || !isValue || !saysOrder(of)) return [];
  const rest = scopeOf(of.conditions.filter((condition) => condition !== anchor.condition));
  const what = `the number of rows ${anchor.side} the row where ${anchor.condition.text}`;
  const task = queryTask(of, {
    intent: overAll(of.schema.table, [{ kind: 'count' }]),
    shape: { kind: 'value' },
    scope: rest,
    what,
    columns: [column.name],
    assumptions: [{ text: 'I took the order of the rows in the file.', alternatives: [] }],
  });
  const counted = cues(of, 'count');
  return [
    {
      marks: [...anchor.marks, ...anchor.condition.marks, ...rest.marks, ...counted, ...nounsOf(of, column)],
      words: thingWords(of, counted),
      trust: 0.9 * rest.trust * anchor.condition.trust,
      task: withOwnQuery(task, countSql(of, anchor, rest.where), what, ['How many rows are there?']),
    },
  ];
}

/** "how many nations come after Chile": the noun for the rows. */
function nounsOf(of: Parse, column: SchemaColumn): Mark[] {
  return columnsBeside(of, []).filter((mark) => mark.column === column);
}

function countSql(of: Parse, { side, condition }: Anchor, where: Filter | undefined): string {
  const { table } = of.schema;
  const from = quoteIdentifier(table);
  const row = `(SELECT ${side === 'after' ? 'max' : 'min'}(rowid) FROM ${from} WHERE ${filterSql(condition.filter, table)})`;
  return [
    `SELECT count(*) AS "count"`,
    `FROM ${from}`,
    `WHERE rowid ${side === 'after' ? '>' : '<'} ${row}`,
    ...(where === undefined ? [] : [`  AND ${filterSql(where, table)}`]),
  ].join('\n');
}

/** "who ranked after Oslo": the verb asks for the row, not for its rank. */
function isVerbOfOrder({ tokens }: Parse, { span }: ColumnMark): boolean {
  return /^(ranked|placed|finished|listed)$/.test(tokens[span.from]?.word ?? '');
}

function columnOfAnchor(anchor: Anchor): SchemaColumn | undefined {
  return anchor.condition.columns[0];
}

function readingOf(
  of: Parse,
  anchor: Anchor,
  column: SchemaColumn,
  marks: readonly Mark[],
  trust: number,
): Reading {
  const scope = scopeOf(of.conditions.filter((condition) => condition !== anchor.condition));
  const besides: Filter =
    scope.where === undefined
      ? anchor.condition.filter
      : { kind: 'and', parts: [anchor.condition.filter, scope.where] };
  return {
    marks: [...anchor.marks, ...anchor.condition.marks, ...marks, ...scope.marks, ...cues(of, 'first')],
    trust: trust * scope.trust * anchor.condition.trust * 0.95,
    task: queryTask(of, {
      intent: {
        kind: 'rows',
        table: of.schema.table,
        columns: [shown(column)],
        beside: { side: anchor.side, of: besides },
        order: [{ by: 'position', descending: anchor.side === 'before' }],
        limit: 1,
      },
      shape: { kind: 'list' },
      scope: scopeOf([]),
      what: `${column.name} right ${anchor.side} the row where ${[anchor.condition, ...scope.conditions].map(({ text }) => text).join(' and ')}`,
      columns: [column.name, ...anchor.condition.columns.map(({ name }) => name)],
      assumptions: [{ text: 'I took the order of the rows in the file.', alternatives: [] }],
    }),
  };
}
