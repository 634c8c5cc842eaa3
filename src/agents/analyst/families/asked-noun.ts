import { cues, isContent, type Parse } from '../read/parse.ts';

/** "what episode had the highest rating": a noun that no column has, so what a row is. */
export function askedNoun(of: Parse): number | undefined {
  const [wh] = cues(of, 'wh');
  if (wh === undefined || !/^(what|which)$/.test(wh.cue.word)) return undefined;
  const from = cues(of, 'unique').find(({ span }) => span.from === wh.span.to)?.span.to ?? wh.span.to;
  const next = of.tokens[from];
  const isFree =
    next !== undefined && !of.marks.some(({ span }) => span.from <= next.index && next.index < span.to);
  return isFree && isContent(next) ? next.index : undefined;
}

/** The column that names rows tells most of them apart. */
export function isDistinctive({ schema }: Parse): boolean {
  return schema.entity !== undefined && schema.entity.profile.distinctCount >= 0.5 * schema.rowCount;
}
