import type { Table } from '../../core/dataset.ts';
import type { Ask } from './ask.ts';
import type { ColumnFacts } from './column-facts.ts';
import { isOfKind, type PlacedColumn, placeColumns } from './placed-column.ts';
import { duplicatesAmongSql, duplicatesSql, readDuplicates, readRepeated, repeatedSql } from './repeats.ts';
import type { ValueCount } from './value-counts.ts';

/** Columns that are hashed together to find rows worth comparing. */
const maxAnchors = 4;
/** Repeated values that are named one by one in a query. */
const namedValueLimit = 2_000;

export interface Duplicates {
  readonly duplicateRowCount: number;
  /** The columns; one that was counted on the way now has an exact distinct count. */
  readonly facts: readonly ColumnFacts[];
}

/** Counts rows that repeat an earlier row, exactly. `candidate` may be a key, and is settled on the way. */
export async function measureDuplicates(
  ask: Ask,
  table: Table,
  facts: readonly ColumnFacts[],
  candidate: ColumnFacts | undefined,
): Promise<Duplicates> {
  if (table.rowCount < 2 || facts.some(tellsRowsApart)) return { duplicateRowCount: 0, facts };
  const anchors = candidate === undefined ? chooseAnchors(facts, table.rowCount) : [candidate];
  const columns = placeColumns(table);
  if (anchors.length === 0) {
    return { duplicateRowCount: readDuplicates(await ask(duplicatesSql(table, columns))), facts };
  }
  const placed = anchors.map((anchor) => anchor.placed);
  const repeated = await findRepeated(ask, table, placed);
  const settled = repeated === 'too many' || anchors.length > 1 ? facts : settle(facts, anchors, repeated);
  if (repeated.length === 0) return { duplicateRowCount: 0, facts: settled };
  const found = await ask(duplicatesAmongSql(table, placed, columns, repeated));
  return { duplicateRowCount: readDuplicates(found), facts: settled };
}

async function findRepeated(
  ask: Ask,
  table: Table,
  anchors: readonly PlacedColumn[],
): Promise<readonly ValueCount[] | 'too many'> {
  const result = await ask(repeatedSql(table, anchors), namedValueLimit);
  return result.truncated ? 'too many' : readRepeated(result);
}

/** NULL may stand once. */
function tellsRowsApart({ distinctIsExact, distinctCount, nullCount, rowCount }: ColumnFacts): boolean {
  return distinctIsExact && nullCount <= 1 && distinctCount + nullCount === rowCount;
}

/** The fewest columns that could together tell rows apart; none where all of them could not. */
function chooseAnchors(facts: readonly ColumnFacts[], rowCount: number): readonly ColumnFacts[] {
  const flat = facts.filter(({ placed }) => !isOfKind(placed, 'nested', 'binary', 'interval'));
  const varied = flat.toSorted((a, b) => b.distinctCount - a.distinctCount).slice(0, maxAnchors);
  const combinations = varied.map((_, at) =>
    varied.slice(0, at + 1).reduce((product, { distinctCount }) => product * distinctCount, 1),
  );
  const enough = combinations.findIndex((count) => count >= rowCount);
  return enough < 0 ? [] : varied.slice(0, enough + 1);
}

/** Rows that do not share their value have one of their own. */
function settle(
  facts: readonly ColumnFacts[],
  [settled]: readonly ColumnFacts[],
  repeated: readonly ValueCount[],
): readonly ColumnFacts[] {
  const repeatedRows = repeated.reduce((sum, { count }) => sum + count, 0);
  return facts.map((fact) => {
    if (fact !== settled) return fact;
    const different = fact.rowCount - repeatedRows + repeated.length;
    return { ...fact, distinctCount: different - Math.min(1, fact.nullCount), distinctIsExact: true };
  });
}
