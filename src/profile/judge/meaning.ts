import { isNumericKind, isTemporalKind } from '../../core/cell.ts';
import type { SemanticType } from '../../core/profile.ts';
import { type ColumnFacts, valueCountOf } from '../measure/column-facts.ts';
import { isFlag } from './flag.ts';
import { meaningOfNumber } from './meaning-of-number.ts';
import { meaningOfText } from './meaning-of-text.ts';

/** What a column's values mean, by its type, its name and its values together. */
export function judgeMeaning(facts: ColumnFacts): SemanticType {
  const { kind, type } = facts.placed.column;
  if (isTemporalKind(kind)) return 'date';
  if (kind === 'time') return 'time';
  if (kind === 'boolean') return 'boolean';
  if (type === 'UUID') return 'identifier';
  if (valueCountOf(facts) === 0) return 'unknown';
  if (isFlag(facts)) return 'boolean';
  if (kind === 'text') return meaningOfText(facts);
  return isNumericKind(kind) ? meaningOfNumber(facts) : 'unknown';
}
