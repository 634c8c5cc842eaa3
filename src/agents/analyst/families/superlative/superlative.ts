import type { ColumnMark } from '../../annotate/mark.ts';
import type { Family, Reading } from '../../family.ts';
import { cues, isContent, type Parse } from '../../read/parse.ts';
import {
  askedPart,
  columnForQuestionWord,
  columnsBeside,
  dimensionsOf,
  measuresOf,
  trustOfColumn,
} from '../shared.ts';
import { type Extreme, extremeOf, groupsOf, isMany } from './extreme.ts';
import {
  columnTarget,
  frequency,
  groupedReading,
  hasManyRowsEach,
  manyRows,
  perGroup,
  timeTarget,
} from './extreme-groups.ts';
import { closest, impliedReading, rowsReading, valueReading } from './extreme-rows.ts';

/** "which bank has the highest amount", "top 5 players by goals", "the oldest employee", "most common city". */
export const superlative: Family = {
  name: 'superlative',
  about: 'the highest, lowest, oldest, cheapest, most common …; the top or bottom few',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const [dimension, other] = dimensionsOf(schema);
    return [
      ...(measure === undefined ? [] : [`What is the highest ${measure.name}?`]),
      ...(measure === undefined || dimension === undefined
        ? []
        : [`Which ${dimension.name} has the highest average ${measure.name}?`]),
      ...(other === undefined ? [] : [`What is the most common ${other.name}?`]),
    ];
  },
  read: (of) => [...frequency(of), ...extremes(of), ...closest(of)],
};

function extremes(of: Parse): Reading[] {
  return cues(of, 'superlative').flatMap((cue): Reading[] => {
    const groups = groupsOf(of);
    const columns = columnsBeside(of, groups);
    const extreme = extremeOf(of, cue, columns);
    const many = isMany(of, cue) ? manyRows(of, cue, columns) : [];
    return [...(extreme === undefined ? [] : extremeReadings(of, extreme, columns)), ...many];
  });
}

function extremeReadings(of: Parse, extreme: Extreme, columns: readonly ColumnMark[]): Reading[] {
  const targets = columns.filter((mark) => mark !== extreme.measureMark);
  const groups = groupsOf(of);
  if (groups.length > 0 && targets.length === 0) return [perGroup(of, extreme)];
  if (targets.length > 0) return [targetReading(of, extreme, targets)];
  const [how] = cues(of, 'aggregate');
  const part = askedPart(of) === undefined ? undefined : timeTarget(of);
  if (how !== undefined && part !== undefined) return [groupedReading(of, extreme, part, how)];
  const noun = askedNoun(of);
  if (
    noun !== undefined &&
    isDistinctive(of) &&
    of.schema.entity !== undefined &&
    of.schema.entity !== extreme.measure
  ) {
    const reading = impliedReading(of, extreme, { column: of.schema.entity, trust: 0.8 });
    const said = of.tokens[noun]?.text ?? '';
    const assumption = { text: `I took “${said}” as ${of.schema.entity.name}.`, alternatives: [] };
    const task = { ...reading.task, assumptions: [...reading.task.assumptions, assumption] };
    return [{ ...reading, task, words: [...(reading.words ?? []), noun] }];
  }
  const asked = cues(of, 'wh')[0]?.cue.word;
  if (asked === 'who' || asked === 'where' || asked === 'when' || extreme.measureMark === undefined) {
    const implied = columnForQuestionWord(of);
    if (implied !== undefined && implied.column !== extreme.measure)
      return [impliedReading(of, extreme, implied)];
  }
  return [valueReading(of, extreme)];
}

/** The column that names rows tells most of them apart. */
function isDistinctive({ schema }: Parse): boolean {
  return schema.entity !== undefined && schema.entity.profile.distinctCount >= 0.5 * schema.rowCount;
}

/** "what episode had the highest rating": a noun that no column has, so what a row is. */
function askedNoun(of: Parse): number | undefined {
  const [wh] = cues(of, 'wh');
  if (wh === undefined || !/^(what|which)$/.test(wh.cue.word)) return undefined;
  const next = of.tokens[wh.span.to];
  const isFree =
    next !== undefined && !of.marks.some(({ span }) => span.from <= next.index && next.index < span.to);
  return isFree && isContent(next) ? next.index : undefined;
}

function targetReading(of: Parse, extreme: Extreme, targets: readonly ColumnMark[]): Reading {
  const aggregated = cues(of, 'aggregate').filter(
    ({ cue }) => cue.how === 'mean' || cue.how === 'sum' || cue.how === 'median',
  );
  const [target] = targets;
  if (target !== undefined && aggregated[0] !== undefined) {
    return groupedReading(of, extreme, columnTarget(target), aggregated[0]);
  }
  if (target !== undefined && isMany(of, extreme.cue) && hasManyRowsEach(target, of)) {
    return groupedReading(of, extreme, columnTarget(target), undefined);
  }
  return rowsReading(
    of,
    extreme,
    targets.map(({ column }) => column),
    targets,
    targets.reduce((product, mark) => product * trustOfColumn(mark), 1),
  );
}
