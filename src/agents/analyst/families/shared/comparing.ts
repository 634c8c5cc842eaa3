import type { Mark } from '../../annotate/mark.ts';
import type { AnswerShape } from '../../compose/query-ask.ts';
import { weekSides } from '../../read/conditions/dates.ts';
import { cues, isYesNo, type Parse } from '../../read/parse.ts';
import type { Grouping } from './grouping.ts';

/** "differ by bank", "vary across states": groups are asked for by the verb. */
export function differWords(of: Parse): number[] {
  return of.tokens
    .filter(({ word }) => /^(differs?|differed|var(y|ies|ied)|depends?|depended|between|on)$/.test(word))
    .map(({ index }) => index);
}

/** "is it higher on weekends than on weekdays": which of the two, or whether the first. */
export function weekComparison(
  of: Parse,
  groups: readonly Grouping[],
): { shape: AnswerShape; marks: readonly Mark[]; isVerdict: boolean } | undefined {
  const [cue] = cues(of, 'comparative');
  const [first, second] = weekSides(cues(of, 'part'));
  const isOfWeek = groups.length === 1 && groups[0]?.by.kind === 'part' && groups[0].by.part === 'weekend';
  if (cue === undefined || first === undefined || second === undefined || !isOfWeek) return undefined;
  const isVerdict = isYesNo(of);
  const asked = isVerdict ? 'verdict' : 'choice';
  const labels = [first.cue.part, second.cue.part] as const;
  return { shape: { kind: 'sides', asked, labels, greater: cue.cue.greater }, marks: [cue], isVerdict };
}
