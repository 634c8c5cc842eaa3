import type { CellKind } from '../../core/cell.ts';
import type { ColumnFacts } from '../measure/column-facts.ts';

/** Fractions and free shapes may be unique by chance; they do not name a row. */
const keyKinds: readonly CellKind[] = ['integer', 'text', 'date', 'timestamp', 'other'];
/** The engine's estimate of distinct values may be some 15 % off. */
const estimateSlack = 0.7;

/** Proven to tell every row apart. */
export function isKey(facts: ColumnFacts): boolean {
  const { distinctIsExact, distinctCount, rowCount, nullCount } = facts;
  return isKeyKind(facts) && distinctIsExact && nullCount === 0 && rowCount > 0 && distinctCount === rowCount;
}

/** May tell every row apart, or nearly: worth counting. */
export function mayBeKey(facts: ColumnFacts): boolean {
  const { distinctIsExact, distinctCount, rowCount, mayBeUnique } = facts;
  return isKeyKind(facts) && !distinctIsExact && mayBeUnique && distinctCount >= estimateSlack * rowCount;
}

function isKeyKind({ placed }: ColumnFacts): boolean {
  return keyKinds.includes(placed.column.kind);
}
