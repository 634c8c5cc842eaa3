import type { CueMark, Mark } from '../../annotate/mark.ts';
import type { Filter } from '../../intent.ts';
import type { Stage } from '../../lexicon/stages.ts';
import { isMeasure, measured, type SchemaColumn } from '../../schema/schema.ts';
import type { Condition } from './condition.ts';
import { freeMarks, isCue, keep, near, notBefore, type Reader, saidBy } from './reader.ts';

/** "teenagers", "obese", "underage": a word for a range of an age or a body mass index, where there is such a column. */
export function readStages(reader: Reader): void {
  for (const mark of freeMarks(reader)) {
    if (mark.kind !== 'cue' || mark.cue.type !== 'stage') continue;
    const column = columnOfStage(reader, mark.cue.stage);
    if (column !== undefined) keep(reader, stageCondition(reader, mark, mark.cue.stage, column));
  }
}

function columnOfStage({ schema }: Reader, { concept }: Stage): SchemaColumn | undefined {
  const [only, rival] = schema.columns.filter((column) => isMeasure(column) && isOf(column, concept));
  return rival === undefined ? only : undefined;
}

function isOf({ words }: SchemaColumn, concept: Stage['concept']): boolean {
  const stems = words.map(({ stem }) => stem);
  return stems.includes(concept) || (concept === 'bmi' && stems.join(' ') === 'body mass index');
}

function stageCondition(reader: Reader, mark: CueMark, stage: Stage, column: SchemaColumn): Condition {
  const not = notBefore(reader, mark.span.from);
  const filter = stageFilter(stage, column, not.length > 0);
  const bounds = boundsText(stage, not.length > 0);
  const named = freeMarks(reader).filter(
    (other) =>
      other.kind === 'column' && other.column === column && near(reader, other.span.to, mark.span.from, 6),
  );
  return {
    filter,
    marks: [mark, ...not, ...(isFigure(reader) ? named : [])],
    columns: [column],
    text: `${column.name} is ${bounds}`,
    assumption: {
      text: `I took “${saidBy(reader, mark)}” as ${column.name} ${boundsText(stage, false)}.`,
      alternatives: [],
    },
    trust: 0.95,
  };
}

/** "is the average BMI obese": the column stands with the figure that is compared. */
function isFigure(reader: Reader): boolean {
  return reader.marks.some((mark: Mark) => isCue(mark, 'aggregate') || isCue(mark, 'superlative'));
}

function stageFilter({ low, high }: Stage, column: SchemaColumn, isNot: boolean): Filter {
  const left = measured(column);
  if (low !== undefined && high !== undefined) {
    const parts: Filter[] = [
      { kind: 'compare', left, operator: '>=', right: low },
      { kind: 'compare', left, operator: '<', right: high },
    ];
    const both: Filter = { kind: 'and', parts };
    return isNot ? { kind: 'not', part: both } : both;
  }
  return low === undefined
    ? { kind: 'compare', left, operator: isNot ? '>=' : '<', right: high ?? 0 }
    : { kind: 'compare', left, operator: isNot ? '<' : '>=', right: low };
}

function boundsText({ low, high }: Stage, isNot: boolean): string {
  const text =
    low === undefined
      ? `below ${high}`
      : high === undefined
        ? `at least ${low}`
        : `at least ${low} and below ${high}`;
  return isNot ? `not ${text}` : text;
}
