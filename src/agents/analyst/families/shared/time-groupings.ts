import type { Mark } from '../../annotate/mark.ts';
import type { Expression, TimeGrain, TimePart } from '../../intent.ts';
import { weekSides } from '../../read/conditions/dates.ts';
import { timeWithPart } from '../../read/conditions/day-parts.ts';
import { isEvent } from '../../read/conditions/events.ts';
import { cues, isNear, type Parse } from '../../read/parse.ts';
import { type Schema, type SchemaColumn, shown } from '../../schema/schema.ts';
import type { Grouping } from './grouping.ts';

export function timeGroupings(of: Parse, found: readonly Grouping[]): Grouping[] {
  const used = new Set(found.flatMap(({ marks }) => marks));
  const events = of.marks.filter((mark) => mark.kind === 'column').filter((mark) => isEvent(mark, of.tokens));
  const [event, second] = new Set(events.map(({ column }) => column));
  const happened = second === undefined ? event : undefined;
  const time = happened ?? of.schema.columns.find((column) => column.isTime);
  const said = events.filter((mark) => happened !== undefined && of.free.includes(mark) && !used.has(mark));
  const grains = cues(of, 'grain').filter((mark) => !used.has(mark));
  const groups = cues(of, 'group');
  const parts = cues(of, 'part').filter(
    (part) =>
      groupWords.test(of.tokens[part.span.from]?.word ?? '') ||
      groups.some((cue) => isNear(of.tokens, cue.span.to, part.span.from, 1)),
  );
  return [
    ...weekendGrouping(of, time),
    ...grains.flatMap((mark) => withMarks(grainGrouping(of.schema, time, mark), said)),
    ...parts.flatMap((mark): Grouping[] => {
      const group = groups.filter((cue) => isNear(of.tokens, cue.span.to, mark.span.from, 1));
      const column = happened ?? timeWithPart(of.schema, mark.cue.part);
      if (column === undefined) return [];
      const by: Expression = { kind: 'part', part: shownPart(mark.cue.part), of: column.name };
      return [{ by, column, marks: [mark, ...group, ...said] }];
    }),
  ];
}

/** "closed per month": the months of that, with the word for it. */
function withMarks(groups: readonly Grouping[], said: readonly Mark[]): Grouping[] {
  return groups.map((group) => ({ ...group, marks: [...group.marks, ...said] }));
}

const groupWords = /^(by|per|each|every|for|across)$/;

/** Groups are named as people name them. */
export function shownPart(part: TimePart): TimePart {
  if (part === 'weekday') return 'weekday-name';
  return part === 'month' ? 'month-name' : part;
}

/** "weekend vs weekday", "on weekends or on weekdays": the two parts of a week side by side. */
function weekendGrouping(of: Parse, time: SchemaColumn | undefined): Grouping[] {
  const sides = weekSides(cues(of, 'part'));
  if (time === undefined || sides.length === 0) return [];
  const by: Expression = { kind: 'part', part: 'weekend', of: time.name };
  const [first, last] = [sides[0], sides.at(-1)];
  const between = [...cues(of, 'compare'), ...cues(of, 'or'), ...cues(of, 'group')].filter(
    ({ span }) => span.to >= (first?.span.from ?? 0) && span.from <= (last?.span.to ?? 0),
  );
  return [{ by, column: time, marks: [...sides, ...between, ...cues(of, 'difference')] }];
}

function grainGrouping(
  schema: Schema,
  time: SchemaColumn | undefined,
  mark: Mark & { readonly cue: { readonly grain: TimeGrain } },
): Grouping[] {
  const { grain } = mark.cue;
  const named = schema.columns.find((column) => column.words.some(({ stem }) => stem === grain));
  if (named !== undefined) return [{ by: shown(named), column: named, marks: [mark] }];
  if (time === undefined) return [];
  if (grain === 'hour') {
    const column = timeWithPart(schema, 'hour');
    return column === undefined
      ? []
      : [{ by: { kind: 'part', part: 'hour', of: column.name }, column, marks: [mark] }];
  }
  return [{ by: { kind: 'period', grain, of: time.name }, column: time, marks: [mark], grain }];
}
