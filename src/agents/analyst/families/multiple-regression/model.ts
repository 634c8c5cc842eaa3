import { type ColumnMark, isNounOfRow } from '../../annotate/mark.ts';
import { isNumeric, namedColumns, type Topic } from '../../python/topic.ts';
import { effectFirst } from '../regression-words.ts';

export interface Model {
  readonly effect: ColumnMark;
  readonly numbers: readonly ColumnMark[];
  readonly categories: readonly ColumnMark[];
}

export const mostLevels = 20;

const mostPredictors = 12;

/** A number and what explains it: several columns, or one category. */
export function modelOf(topic: Topic): Model | undefined {
  const named = namedColumns(topic).filter((mark) => !isNounOfRow(mark, topic.of.schema));
  const isFit = (mark: ColumnMark) =>
    isNumeric(topic, mark) || mark.column.profile.distinctCount <= mostLevels;
  if (!named.every(isFit)) return undefined;
  const [first, second] = named;
  const last = named.at(-1);
  if (first === undefined || second === undefined || last === undefined) return undefined;
  const effect = effectFirst(topic, first, second) ? first : last;
  const others = named.filter((mark) => mark !== effect);
  const categories = others.filter((mark) => isCategory(topic, mark));
  const isSimple = others.length === 1 && categories.length === 0;
  if (isSimple || others.length > mostPredictors || isCategory(topic, effect)) return undefined;
  return { effect, numbers: others.filter((mark) => !categories.includes(mark)), categories };
}

function isCategory(topic: Topic, mark: ColumnMark): boolean {
  return mark.column.number === undefined || !isNumeric(topic, mark);
}

export function predictorNames({ numbers, categories }: Model): string[] {
  return [...numbers, ...categories].map(({ column }) => column.name);
}
