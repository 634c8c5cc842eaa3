import type { Assumption } from '../../../../core/answer.ts';
import type { Expression } from '../../intent.ts';
import { timeWithPart } from '../../read/conditions/day-parts.ts';
import { asIfSaid } from '../../read/conditions/reader.ts';
import { cues, type Parse } from '../../read/parse.ts';
import type { Grouping } from './grouping.ts';
import { shownPart } from './time-groupings.ts';

/** "which hour", "what weekday": the part of time asked for, where it is not what rows are filtered by. */
export function askedPart(of: Parse): Grouping | undefined {
  const asked = cues(of, 'wh').filter(({ cue }) => cue.word === 'which' || cue.word === 'what');
  const part = cues(of, 'part').find((mark) => asked.some(({ span }) => span.to === mark.span.from));
  const time = part === undefined ? undefined : timeWithPart(of.schema, part.cue.part);
  if (time === undefined || part === undefined) return undefined;
  const by: Expression = { kind: 'part', part: shownPart(part.cue.part), of: time.name };
  return { by, column: time, marks: [part] };
}

/** "which day", "what date": one day of the calendar, since a day of the week is called so. */
export function askedDay(of: Parse): Grouping | undefined {
  const time = of.schema.columns.find((column) => column.isTime);
  const [first] = cues(of, 'wh').filter(({ cue }) => /^(which|what|when)$/.test(cue.word));
  const day = of.tokens.find(
    ({ word, index }) =>
      /^(day|date)$/.test(word) &&
      first !== undefined &&
      first.span.from < index &&
      index <= first.span.to &&
      !of.marks.some((mark) => mark !== first && mark.span.from <= index && index < mark.span.to),
  );
  if (time === undefined || first === undefined || day === undefined) return undefined;
  return {
    by: { kind: 'period', grain: 'day', of: time.name },
    column: time,
    marks: first.cue.word === 'when' ? [first] : [],
    grain: 'day',
    words: [day.index],
    assumption: calendarDay(of, day.index),
  };
}

/** Which of the two a day was taken for. */
export function calendarDay(of: Parse, index: number): Assumption {
  const question = asIfSaid(of, { span: { from: index, to: index + 1 } }, 'day of the week');
  return {
    text: `I took “${of.tokens[index]?.text ?? 'day'}” as a date of the calendar.`,
    alternatives: [{ label: 'day of the week', question }],
  };
}
