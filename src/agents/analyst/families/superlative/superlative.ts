import { type ColumnMark, isNounOfRow } from '../../annotate/mark.ts';
import type { Family, Reading } from '../../family.ts';
import { rowWords } from '../../lexicon/plain-words.ts';
import { type CueOf, cues, type Parse } from '../../read/parse.ts';
import { isOfOne } from '../../schema/additive.ts';
import { type SchemaColumn, shown } from '../../schema/schema.ts';
import { askedNoun, isDistinctive } from '../asked-noun.ts';
import { askedDay, askedPart } from '../shared/asked-time.ts';
import { dimensionsOf, measuresOf, trustOfColumn } from '../shared/columns.ts';
import { columnsBeside } from '../shared/groupings.ts';
import { columnForQuestionWord } from '../shared/question-word.ts';
import { bestOfGroups } from './best-of-groups.ts';
import { type Extreme, extremeOf, groupsOf, isMany, isPredicate } from './extreme.ts';
import {
  columnTarget,
  frequency,
  groupedReading,
  hasManyRowsEach,
  isTotalMeant,
  isTotalOf,
  manyRows,
  perGroup,
  timeTarget,
} from './extreme-groups.ts';
import { closest, impliedReading, rowsReading, valueReading } from './extreme-rows.ts';
import { largestRow } from './largest-row.ts';

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
  return [...cues(of, 'superlative'), ...comparatives(of)].flatMap((cue): Reading[] => {
    const groups = groupsOf(of);
    const columns = columnsBeside(of, groups);
    const extreme = extremeOf(of, cue, columns);
    const row = extreme === undefined && groups.length === 0 ? largestRow(of, cue) : [];
    const many = isMany(of, cue) ? manyRows(of, cue, columns) : [];
    const readings = [
      ...(extreme === undefined ? [] : extremeReadings(of, extreme, columns)),
      ...row,
      ...many,
    ];
    return isChoice(of) ? readings.map((reading) => ({ ...reading, trust: 0.75 * reading.trust })) : readings;
  });
}

/** "which has the most, A or B": one of the two is the answer. */
function isChoice(of: Parse): boolean {
  return of.conditions.some(
    ({ filter, marks }) =>
      filter.kind === 'or' &&
      filter.parts.length === 2 &&
      marks.some((mark) => mark.kind === 'cue' && mark.cue.type === 'or'),
  );
}

/** "the greatest number of wins in a year": each row is a year, and the number is asked for. */
function isAnyRow(of: Parse, { span }: ColumnMark): boolean {
  const [preposition, article] = of.tokens
    .slice(Math.max(0, span.from - 2), span.from)
    .map(({ word }) => word);
  return /^(in|for|at|during)$/.test(preposition ?? '') && /^(a|an|any|one|single)$/.test(article ?? '');
}

/** "the lowest 4 product price values": the numbers themselves. */
function asksValues(of: Parse, { measureMark }: Extreme): boolean {
  return measureMark !== undefined && /^values?$/.test(of.tokens[measureMark.span.to]?.word ?? '');
}

/** "the storm with the highest storm category": part of the measure's name, said of the row. */
function isEchoOf({ measure, measureMark }: Extreme, mark: ColumnMark): boolean {
  return (
    mark.column === measure && mark.isLoose && measureMark !== undefined && mark.score < measureMark.score
  );
}

/** "in which country is it cheaper": with nothing to compare with, the cheapest of all. */
function comparatives(of: Parse): CueOf<'superlative'>[] {
  const [asked] = cues(of, 'wh');
  const isOpen =
    asked !== undefined &&
    /^(which|what|who|where)$/.test(asked.cue.word) &&
    !of.tokens.some(({ word }) => /^(than|or|vs|versus)$/.test(word));
  if (!isOpen || cues(of, 'difference').length > 0) return [];
  return cues(of, 'comparative').flatMap(({ cue, ...mark }) => {
    const open: CueOf<'superlative'> = {
      ...mark,
      cue: { type: 'superlative', degree: cue.degree, descending: cue.greater },
    };
    const isMeant =
      cue.degree.concepts.length > 0 || columnsBeside(of, []).some((one) => isPredicate(of, one, open));
    return cue.than || !isMeant ? [] : [open];
  });
}

function extremeReadings(of: Parse, extreme: Extreme, columns: readonly ColumnMark[]): Reading[] {
  const targets = columns.filter((mark) => mark !== extreme.measureMark && !isEchoOf(extreme, mark));
  const groups = groupsOf(of);
  const best = groups.length > 0 ? bestOfGroups(of, extreme, targets) : [];
  if (best.length > 0) return best;
  if (groups.length > 0 && targets.length === 0) return [perGroup(of, extreme)];
  if (targets.length > 0 && !asksValues(of, extreme) && !targets.every((mark) => isAnyRow(of, mark)))
    return [targetReading(of, extreme, targets)];
  const [how] = cues(of, 'aggregate');
  const part = (askedPart(of) ?? askedDay(of)) === undefined ? undefined : timeTarget(of);
  if (part !== undefined && (how !== undefined || isTotalMeant(extreme)))
    return [groupedReading(of, extreme, part, how)];
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
  const row = askedRow(of);
  if (row !== undefined && row !== extreme.measure)
    return [impliedReading(of, extreme, { column: row, trust: 0.95 })];
  const asked = cues(of, 'wh')[0]?.cue.word;
  if (asked === 'how') return [valueReading(of, extreme)];
  if (asked === 'who' || asked === 'where' || asked === 'when' || extreme.measureMark === undefined) {
    const implied = columnForQuestionWord(of);
    if (implied !== undefined && implied.column !== extreme.measure)
      return [
        isOfAllRows(of, extreme, implied.column)
          ? sumOf(of, extreme, implied)
          : impliedReading(of, extreme, implied),
      ];
  }
  return [valueReading(of, extreme)];
}

/** "which match had …", where a column is `match_id`: the row, by its name where rows have one. */
function askedRow(of: Parse): SchemaColumn | undefined {
  const [wh] = cues(of, 'wh').filter(({ cue }) => /^(what|which)$/.test(cue.word));
  const noun = of.free.find((mark) => mark.kind === 'column' && mark.span.from === wh?.span.to);
  if (noun?.kind !== 'column' || !isNounOfRow(noun, of.schema)) return undefined;
  return isDistinctive(of) ? of.schema.entity : noun.column;
}

/** "who paid the most fines", where each has several rows: of all of them. */
function isOfAllRows(of: Parse, { cue, measure }: Extreme, column: SchemaColumn): boolean {
  const isMost = /^(many|few)$/.test(cue.cue.degree.base);
  return isMost && column.profile.distinctCount <= of.schema.rowCount / 2 && !isOfOne(measure);
}

function sumOf(
  of: Parse,
  extreme: Extreme,
  { column, trust }: { column: SchemaColumn; trust: number },
): Reading {
  const isFew = column.profile.distinctCount <= 50;
  const target = { by: shown(column), name: column.name, marks: [], trust, isFew };
  return { ...groupedReading(of, extreme, target, undefined), trust: extreme.trust * trust };
}

/** "the region of the person who paid the most": of that row, not the region that did altogether. */
function isOfOneRow(of: Parse, { span }: CueOf<'superlative'>): boolean {
  return of.tokens.some(
    ({ word, index }) =>
      index < span.from &&
      /^(who|that|which|with|having)$/.test(word) &&
      (rowWords.has(of.tokens[index - 1]?.word ?? '') ||
        of.marks.some(
          (mark) => mark.kind === 'column' && mark.span.to === index && isNounOfRow(mark, of.schema),
        )),
  );
}

/** "the agent with the lowest rating", where many of one to five are ones: not of a row, of each agent's ratings. */
function isSharedByMany(of: Parse, { measure, descending }: Extreme, target: ColumnMark): boolean {
  const { numeric, topValues, distinctCount } = measure.profile;
  const end = descending ? numeric?.max : numeric?.min;
  const rows = topValues.find(({ value }) => Number(value) === end)?.count ?? 0;
  const groups = target.column.profile.distinctCount;
  return hasManyRowsEach(target, of) && distinctCount <= mostSteps && end !== undefined && rows > 2 * groups;
}

/** A scale has no more steps. */
const mostSteps = 11;

function targetReading(of: Parse, extreme: Extreme, targets: readonly ColumnMark[]): Reading {
  const aggregated = cues(of, 'aggregate').filter(({ cue }) => !/^(min|max|range|mode)$/.test(cue.how));
  const [target] = targets;
  if (target !== undefined && aggregated[0] !== undefined) {
    return groupedReading(of, extreme, columnTarget(target), aggregated[0]);
  }
  if (
    target !== undefined &&
    ((isMany(of, extreme.cue) && hasManyRowsEach(target, of)) || isTotalOf(extreme, target, of)) &&
    !isOfOneRow(of, extreme.cue)
  ) {
    return groupedReading(of, extreme, columnTarget(target), undefined);
  }
  const [only, second] = targets;
  if (only !== undefined && second === undefined && isSharedByMany(of, extreme, only))
    return groupedReading(of, extreme, columnTarget(only), undefined, 'mean');
  return rowsReading(
    of,
    extreme,
    targets.map(({ column }) => column),
    targets,
    targets.reduce((product, mark) => product * trustOfColumn(mark), 1),
  );
}
