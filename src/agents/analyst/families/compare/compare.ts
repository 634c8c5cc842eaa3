import type { AnswerShape } from '../../compose/query-ask.ts';
import { queryTask } from '../../compose/task.ts';
import type { Family, Reading } from '../../family.ts';
import { all, type Filter, overAll, type ScalarIntent } from '../../intent.ts';
import { cues, isYesNo, type Parse } from '../../read/parse.ts';
import { scopeOf } from '../../read/scope.ts';
import { isMeasure } from '../../schema/schema.ts';
import { measureLabel } from '../../sql/label.ts';
import { cellText } from '../../text/cell-text.ts';
import { dimensionsOf, measuresOf } from '../shared/columns.ts';
import { columnsBeside } from '../shared/groupings.ts';
import { groupsOfSides, groupsReading, keyOf } from './side-by-side.ts';
import { type Sides, sidesOf, sidesOfOne } from './sides.ts';
import { spread } from './spread.ts';
import { assumptionsOf, isRanking, rateSubject, type Subject, subjectOf } from './subject.ts';

/** "who has more goals, A or B", "difference between A and B in points", "is A larger than B". */
export const compare: Family = {
  name: 'compare',
  about: 'two values or groups side by side: which has more, and by how much',
  examples: (schema) => {
    const [measure] = measuresOf(schema);
    const [dimension] = dimensionsOf(schema);
    const [a, b] = dimension?.profile.topValues ?? [];
    if (measure === undefined || a === undefined || b === undefined) return [];
    return [
      `What is the difference in average ${measure.name} between ${cellText(a.value)} and ${cellText(b.value)}?`,
    ];
  },
  read: (of) => {
    const sides = sidesOf(of) ?? sidesOfOne(of);
    return [...(sides === undefined ? [] : sideReadings(of, sides)), ...spread(of)];
  },
};

function sideReadings(of: Parse, sides: Sides): Reading[] {
  const comparative = [...cues(of, 'comparative'), ...cues(of, 'superlative')][0];
  const difference = cues(of, 'difference')[0];
  const sideBySide = cues(of, 'compare')[0];
  const differ = isYesNo(of) ? [] : differVerbs(of);
  if (
    comparative === undefined &&
    difference === undefined &&
    sideBySide === undefined &&
    differ.length === 0
  )
    return [];
  const subject = rateSubject(of, sides) ?? subjectOf(of, sides);
  if (subject === undefined) return [];
  if (comparative !== undefined || difference !== undefined || differ.length > 0)
    return [readingOf(of, sides, subject)];
  const key = keyOf(sides);
  return [key === undefined ? readingOf(of, sides, subject) : groupsReading(of, sides, subject, key)];
}

/** "how does it differ between A and B". */
function differVerbs({ tokens }: Parse): number[] {
  return tokens
    .filter(({ word }) => /^(differs?|differed|vary|varies|varied)$/.test(word))
    .map(({ index }) => index);
}

function readingOf(of: Parse, sides: Sides, subject: Subject): Reading {
  const scope = scopeOf(sides.rest.filter((condition) => !subject.conditions?.includes(condition)));
  const [degreeCue] = [...cues(of, 'comparative'), ...cues(of, 'superlative')];
  const difference = cues(of, 'difference');
  const differ = differVerbs(of);
  const isDifference = difference.length > 0 || differ.length > 0 || degreeCue === undefined;
  const side = (filter: Filter): ScalarIntent =>
    overAll(of.schema.table, [subject.measure], all([filter, scope.where]));
  const isGreater =
    degreeCue === undefined ||
    (degreeCue.cue.type === 'comparative' ? degreeCue.cue.greater : degreeCue.cue.descending);
  const greater = isGreater !== isRanking(of, subject);
  const isVerdict = isYesNo(of) && !isDifference;
  const grouped = groupsOfSides(of, sides, subject, scope);
  const asked = isVerdict ? 'verdict' : isDifference ? 'difference' : 'choice';
  const shape: AnswerShape =
    grouped !== undefined
      ? { kind: 'sides', asked, labels: sides.labels, greater }
      : isVerdict
        ? { kind: 'verdict', operator: greater ? '>' : '<' }
        : isDifference
          ? { kind: 'difference', signed: false }
          : { kind: 'choice', labels: sides.labels, greater };
  const verb = isDifference ? 'difference in ' : '';
  return {
    ...(isVerdict ? { isVerdict } : {}),
    words: differ,
    marks: [
      ...sides.marks,
      ...subject.marks,
      ...scope.marks,
      ...difference,
      ...(degreeCue === undefined ? [] : [degreeCue]),
      ...cues(of, 'compare'),
      ...columnsBeside(of, []).filter((mark) => mark.column === sides.column && !isMeasure(mark.column)),
    ],
    trust: sides.trust * subject.trust * scope.trust,
    task: queryTask(of, {
      intent: grouped ?? { kind: 'pair', left: side(sides.left), right: side(sides.right) },
      shape,
      scope,
      what: `${verb}${measureLabel(subject.measure)}${sides.column.isTime ? '' : ' of'} ${sides.labels.join(' and ')}`,
      columns: [...subject.names, sides.column.name],
      assumptions: assumptionsOf(subject, sides),
    }),
  };
}
