import { alphaOf, says, type Topic } from '../../python/topic.ts';

export type Method = 'pearson' | 'spearman';
export const methodNames: Readonly<Record<Method, string>> = { pearson: 'Pearson', spearman: 'Spearman' };

export function methodOf(topic: Topic): Method {
  return says(topic, /spearman|rank correlation|monotonic/) ? 'spearman' : 'pearson';
}

/** The judgement of `found`, with the level and bounds that are asked for. */
export function judgementOf(topic: Topic): string {
  return `judgement(found, ${alphaOf(topic)}${linearity(topic)})`;
}

/** Asked "linear or nonlinear?", a significant correlation counts as linear from 0.5 on, or from what is said. */
function linearity(topic: Topic): string {
  if (!says(topic, /non-?linear/)) return '';
  return `, linear_from=${/(?:absolute|\br\b)[^.;]{0,60}?(0\.\d+)/.exec(topic.text)?.[1] ?? '0.5'}`;
}
