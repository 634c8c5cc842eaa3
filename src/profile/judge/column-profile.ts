import type { Cell } from '../../core/cell.ts';
import type { Column } from '../../core/dataset.ts';
import {
  type ColumnProfile,
  type NumericSummary,
  personalSemanticTypes,
  type SemanticType,
  type TimeSummary,
} from '../../core/profile.ts';
import type { ColumnFacts } from '../measure/column-facts.ts';
import { outlierFences } from '../measure/shape.ts';
import { judgeMeaning } from './meaning.ts';
import { judgeRole } from './role.ts';

const topValueLimit = 50;
const exampleLimit = 5;

/** A column of which nothing but its type is known yet. */
export function unmeasuredColumn(column: Column): ColumnProfile {
  return {
    name: column.name,
    type: column.type,
    kind: column.kind,
    role: 'text',
    semanticType: 'unknown',
    nullCount: 0,
    distinctCount: 0,
    distinctIsExact: false,
    topValues: [],
    examples: [],
    isPersonal: false,
  };
}

export function judgeColumn(facts: ColumnFacts, preview: readonly Cell[]): ColumnProfile {
  const { column } = facts.placed;
  const semanticType = judgeMeaning(facts);
  const [numeric, time] = [numericSummary(facts), timeSummary(facts)];
  return {
    name: column.name,
    type: column.type,
    kind: column.kind,
    role: judgeRole(column, semanticType),
    semanticType,
    nullCount: facts.nullCount,
    distinctCount: facts.distinctCount,
    distinctIsExact: facts.distinctIsExact,
    topValues: topValues(facts, semanticType),
    examples: examples(facts, preview),
    isPersonal: personalSemanticTypes.includes(semanticType),
    ...(numeric === undefined ? {} : { numeric }),
    ...(time === undefined ? {} : { time }),
    ...(facts.textLength === undefined ? {} : { textLength: facts.textLength }),
  };
}

function topValues(facts: ColumnFacts, meaning: SemanticType): ColumnProfile['topValues'] {
  const namesRows = meaning === 'identifier' || meaning === 'free-text';
  if (namesRows && facts.distinctCount > topValueLimit) return [];
  return facts.counts?.values.slice(0, topValueLimit) ?? [];
}

/** The first different values of the sample, then frequent ones; nested ones come from the rows that are shown. */
function examples(facts: ColumnFacts, preview: readonly Cell[]): readonly Cell[] {
  const frequent = facts.counts?.values.map(({ value }) => value) ?? [];
  const values = [...facts.sample, ...frequent, ...preview].filter((cell) => cell !== null);
  const different = new Map(values.map((cell) => [JSON.stringify(cell), cell]));
  return [...different.values()].slice(0, exampleLimit);
}

function numericSummary({ numeric }: ColumnFacts): NumericSummary | undefined {
  if (numeric === undefined) return undefined;
  const { min, max, mean, median, q1, q3, std, sum, zeroCount, negativeCount, estimated } = numeric.moments;
  const fences = outlierFences(numeric.moments);
  return {
    ...{ min, max, mean, median, q1, q3, std, sum, zeroCount, negativeCount, estimated },
    histogram: numeric.shape.histogram,
    outlierCount: numeric.shape.outlierCount,
    outlierLow: fences.low,
    outlierHigh: fences.high,
  };
}

function timeSummary({ time }: ColumnFacts): TimeSummary | undefined {
  if (time === undefined) return undefined;
  const { range, grain, histogram } = time;
  return { min: range.min, max: range.max, grain, histogram };
}
