import { alphaOf, says, type Topic } from '../../python/topic.ts';

export type Method = 'pearson' | 'spearman' | 'kendall';
/** What the coefficient is called. */
export const coefficientNames: Readonly<Record<Method, string>> = {
  pearson: 'Pearson r',
  spearman: 'Spearman rho',
  kendall: 'Kendall tau-b',
};

export function methodOf(topic: Topic): Method {
  if (says(topic, /kendall|\btau\b/)) return 'kendall';
  return says(topic, /spearman|rank correlation|monotonic/) ? 'spearman' : 'pearson';
}

/** The judgement of `found`, with the level and bounds that are asked for. */
export function judgementOf(topic: Topic): string {
  return `judgement(found, ${alphaOf(topic)}${linearity(topic)}${scaleOf(topic)})`;
}

/** Asked "linear or nonlinear?", a significant correlation counts as linear from 0.5 on, or from what is said. */
function linearity(topic: Topic): string {
  if (!says(topic, /non-?linear/)) return '';
  return `, linear_from=${/(?:absolute|\br\b)[^.;]{0,60}?(0\.\d+)/.exec(topic.text)?.[1] ?? '0.5'}`;
}

/** "strong if r is at least 0.7, weak if it is less than 0.3": where the question draws the lines itself. */
function scaleOf({ text }: Topic): string {
  const clauses = text.split(/[,;\n]|\.(?!\d)|\bor (?=weak|moderate|strong)/);
  const bounds = (label: string): number[] =>
    clauses
      .filter((clause) => clause.includes(label))
      .flatMap((clause) => [...clause.matchAll(/0?\.\d+/g)].map(([number]) => Number(number)));
  const [weak, moderate, strong] = [bounds('weak'), bounds('moderate'), bounds('strong')];
  if (weak.length + strong.length === 0) return '';
  const from = strong.length > 0 ? Math.min(...strong) : Math.max(...moderate, ...weak);
  const middle = weak.length > 0 ? Math.max(...weak) : moderate.length > 0 ? Math.min(...moderate) : from;
  return `, scale=(${middle}, ${from})`;
}
