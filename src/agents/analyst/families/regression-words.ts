import type { Mark } from '../annotate/mark.ts';
import { asks, says, type Topic, tokensLike } from '../python/topic.ts';

/** Models that a straight line or plane is no answer for, and fits that are judged on rows held out. */
const otherModels =
  /\b(?:logistic|polynomial|quadratic|ridge|lasso|poisson|random forest|decision tree|neural|machine learning|train(?:ed|ing)?|test set|cross[- ]validat)/;

/** How plainly one number is asked to be explained by others. */
export function trustOfRegression(topic: Topic): number {
  if (says(topic, otherModels)) return 0;
  if (tokensLike(topic, /^(regress\w*|slope|intercept)$/).length > 0) return 1;
  if (asks(topic, /\br[- ]?(?:squared|²|2)\b|coefficient of determination|best fit|trend ?line/)) return 1;
  return asks(topic, /\b(?:affects?|effects? of|influences?|depends? on|predicts?|explains?)\b/) ? 0.8 : 0;
}

/** "regression of Y on X", "predict Y from X", "Y depends on X": the first column is the one explained. */
export function effectFirst(topic: Topic, first: Mark, second: Mark): boolean {
  const { tokens } = topic.of;
  const between = tokens
    .slice(first.span.to, second.span.from)
    .map(({ word }) => word)
    .join(' ');
  const before = tokens
    .slice(0, first.span.from)
    .map(({ word }) => word)
    .join(' ');
  if (/\b(?:predicts?|affects?|influences?|explains?|and)\b/.test(between)) return false;
  if (/\b(?:with|given)\b/.test(between)) return /\b(?:predict\w*|regress\w*|explain\w*)\b/.test(before);
  if (/\b(?:on|from|by|depends?|against|based|using|as)\b/.test(between))
    return !/\b(?:effect|influence|impact)\b/.test(before);
  return /\bpredict(?:ing)?\b/.test(before);
}
