import type { ColumnMark } from '../../annotate/mark.ts';
import type { Family, Reading } from '../../family.ts';
import { asks, hasFewValues, numericColumns, type Topic, tokensLike, topicOf } from '../../python/topic.ts';
import type { SchemaColumn } from '../../schema/schema.ts';
import { measuresOf } from '../shared/columns.ts';
import { groupedReading } from './by-group.ts';
import { manyReadings } from './many.ts';
import { pairReading } from './pair.ts';

/** "Is age correlated with income?", "correlation between X and Y for each region", "what correlates most with price?". */
export const correlation: Family = {
  name: 'correlation',
  about: 'how strongly numbers go together: Pearson, Spearman or Kendall, with a test of significance',
  examples: (schema) => {
    const [left, right] = measuresOf(schema);
    if (left === undefined || right === undefined) return [];
    return [
      `Is there a correlation between ${left.name} and ${right.name}?`,
      `What correlates most with ${left.name}?`,
    ];
  },
  read: (of) => {
    const topic = topicOf(of);
    const trust = trustOfWords(topic);
    if (trust === 0) return [];
    const columns = twoBetween(topic) ?? numericColumns(topic);
    const [left, right] = columns;
    if (columns.length === 2 && left !== undefined && right !== undefined)
      return pairReadings(topic, left, right, trust);
    const isClear = tokensLike(topic, /^correlat/).length > 0;
    return isClear && topic.groups.length === 0 ? manyReadings(of, topic, columns, trust) : [];
  },
};

/** "between the size rank of a region and the price": of what is said on each side of "and", the plainest. */
function twoBetween(topic: Topic): readonly ColumnMark[] | undefined {
  const { tokens } = topic.of;
  const from = tokens.findIndex(({ word }) => word === 'between');
  const and = tokens.findIndex(({ word, index }) => index > from && word === 'and');
  if (from < 0 || and < 0) return undefined;
  const behind = tokens.find(({ index, word, afterBreak }) => index > and && (afterBreak || word === 'and'));
  const end = behind?.index ?? tokens.length;
  const columns = numericColumns(topic);
  const plainest = (low: number, high: number): ColumnMark | undefined =>
    columns
      .filter(({ span }) => span.from >= low && span.to <= high)
      .reduce<ColumnMark | undefined>(
        (best, one) => (one.score > (best?.score ?? 0) ? one : best),
        undefined,
      );
  const [left, right] = [plainest(from, and), plainest(and, end)];
  const isApart = left !== undefined && right !== undefined && left.column !== right.column;
  return isApart && left.score > 0.6 && right.score > 0.6 ? [left, right] : undefined;
}

function trustOfWords(topic: Topic): number {
  if (tokensLike(topic, /^(regressions?|slope|intercept)$/).length > 0) return 0;
  if (tokensLike(topic, /^(correlat\w*|pearsons?|spearmans?|kendalls?|tau)$/).length > 0) return 1;
  return asks(topic, /\b(?:relationship|relation|association|associated|related|linear)\b/) ? 0.9 : 0;
}

function pairReadings(topic: Topic, left: ColumnMark, right: ColumnMark, trust: number): Reading[] {
  const [group] = topic.groups;
  if (group === undefined) return [pairReading(topic, left, right, trust)];
  if (group.by.kind !== 'column' || topic.groups.length > 1) return [];
  if (isTooFine(topic, group.column)) return [pairReading(topic, left, right, trust, group)];
  if (!hasFewValues(group)) return [];
  return [groupedReading(topic, left, right, group.column, trust)];
}

/** Three rows are the least that a correlation can be tested on. */
function isTooFine({ of }: Topic, group: SchemaColumn): boolean {
  return group.profile.distinctCount * 3 > of.schema.rowCount;
}
