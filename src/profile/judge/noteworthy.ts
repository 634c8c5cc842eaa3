import type { Cell } from '../../core/cell.ts';
import type { ColumnProfile } from '../../core/profile.ts';
import { yesOf } from './flag.ts';

/** Values of a status that people ask about: what went wrong, or was lost. */
const noteworthyWords =
  /^(fail|error|reject|declin|cancel|churn|default|lost|return|refund|fraud|defect|denied|abort)/i;
/** A status has few values. */
const maxStatusValues = 12;

/** The value of a column whose rate is worth comparing between groups. */
export function noteworthyValue({ semanticType, role, topValues }: ColumnProfile): Cell | undefined {
  const values = topValues.map(({ value }) => value);
  if (semanticType === 'boolean') return yesOf(values);
  if (role !== 'dimension' || topValues.length > maxStatusValues) return undefined;
  return values.find((value) => typeof value === 'string' && noteworthyWords.test(value));
}
