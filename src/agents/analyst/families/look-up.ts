import type { ColumnMark } from '../annotate/mark.ts';
import { queryTask } from '../compose/task.ts';
import type { Family, Reading } from '../family.ts';
import { cues, type Parse } from '../read/parse.ts';
import { isMeasure, type SchemaColumn, shown } from '../schema/schema.ts';
import { orderOfRows } from './order.ts';
import { columnForQuestionWord, columnsBeside, dimensionsOf, scopeOf, trustOfColumn } from './shared.ts';

/** "what is the capital of France", "who directed episode 8": a column of the rows that fit. */
export const lookUp: Family = {
  name: 'look-up',
  about: 'the value of a column where other columns have given values',
  examples: (schema) => {
    const column = schema.entity;
    const [dimension] = dimensionsOf(schema).filter((one) => one !== column);
    const value = dimension?.profile.topValues[0]?.value;
    if (column === undefined || dimension === undefined || value === undefined) return [];
    return [`What is the ${column.name} where ${dimension.name} is ${String(value)}?`];
  },
  read: (of) => {
    if (of.conditions.length === 0) return [];
    const targets = targetsOf(of);
    if (targets !== undefined)
      return [
        readingOf(
          of,
          targets.map(({ column }) => column),
          targets,
          targets.reduce((product, mark) => product * trustOfColumn(mark), 1),
        ),
      ];
    const implied = columnForQuestionWord(of);
    const used = of.conditions.flatMap(({ columns }) => columns);
    return implied === undefined || used.includes(implied.column)
      ? []
      : [readingOf(of, [implied.column], [], implied.trust * 0.9)];
  },
};

/** The column nearest behind the question word; all of them where several are joined by "and". */
function targetsOf(of: Parse): ColumnMark[] | undefined {
  const columns = columnsBeside(of, []);
  const wh = cues(of, 'wh')[0];
  const behind = columns.filter((mark) => wh === undefined || mark.span.from >= wh.span.to);
  const plainest = Math.max(...behind.map(({ score }) => score));
  const first = behind.find(({ score }) => score >= 0.75 * plainest) ?? columns[0];
  if (first === undefined) return undefined;
  const joined = columns.filter((mark) => mark === first || joinedBy(of, first, mark));
  return joined;
}

function joinedBy(of: Parse, first: ColumnMark, other: ColumnMark): boolean {
  const between = of.tokens.slice(first.span.to, other.span.from);
  return between.length > 0 && between.length <= 2 && between.some(({ word }) => word === 'and');
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
  const howMany = cues(of, 'count').filter(() => targets.every(isMeasure));
  const names = targets.map(({ name }) => name);
  return {
    marks: [...marks, ...scope.marks, ...howMany, ...nounsOfRows(of, marks)],
    trust: trust * scope.trust,
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
