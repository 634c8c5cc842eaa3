import type { Table } from '../../core/dataset.ts';
import { finiteNumberOf } from './aggregates.ts';
import type { Ask } from './ask.ts';
import type { ColumnFacts } from './column-facts.ts';
import { isOfKind, placeColumns } from './placed-column.ts';
import { duplicatesSql, type Repeats, readRepeats, repeatsSql } from './repeats.ts';

/** Columns that are hashed together to find rows worth comparing. */
const maxAnchors = 4;

export interface Duplicates {
  readonly duplicateRowCount: number;
  /** The columns, those counted on the way now with an exact distinct count. */
  readonly facts: readonly ColumnFacts[];
}

/** Counts rows that repeat an earlier row, exactly. `candidates` may be keys and are settled on the way. */
export async function measureDuplicates(
  ask: Ask,
  table: Table,
  facts: readonly ColumnFacts[],
  candidate: ColumnFacts | undefined,
): Promise<Duplicates> {
  if (table.rowCount < 2 || facts.some(tellsRowsApart)) return { duplicateRowCount: 0, facts };
  const anchors = candidate === undefined ? chooseAnchors(facts, table.rowCount) : [candidate];
  if (anchors.length === 0) return { duplicateRowCount: await countDuplicates(ask, table), facts };
  const placed = anchors.map((anchor) => anchor.placed);
  const repeats = readRepeats(await ask(repeatsSql(table, placed, placeColumns(table))));
  const [only] = anchors.length === 1 ? anchors : [];
  return {
    duplicateRowCount: repeats.duplicateRowCount,
    facts: facts.map((fact) => (fact === only ? settle(fact, repeats) : fact)),
  };
}

/** NULL may stand once. */
function tellsRowsApart({ distinctIsExact, distinctCount, nullCount, rowCount }: ColumnFacts): boolean {
  return distinctIsExact && nullCount <= 1 && distinctCount + nullCount === rowCount;
}

async function countDuplicates(ask: Ask, table: Table): Promise<number> {
  const { rows } = await ask(duplicatesSql(table, placeColumns(table)));
  return finiteNumberOf(rows[0]?.[0]) ?? 0;
}

/** The fewest columns that could together tell rows apart; none where all of them could not. */
function chooseAnchors(facts: readonly ColumnFacts[], rowCount: number): readonly ColumnFacts[] {
  const flat = facts.filter(({ placed }) => !isOfKind(placed, 'nested', 'binary'));
  const varied = flat.toSorted((a, b) => b.distinctCount - a.distinctCount).slice(0, maxAnchors);
  const combinations = varied.map((_, at) =>
    varied.slice(0, at + 1).reduce((product, { distinctCount }) => product * distinctCount, 1),
  );
  const enough = combinations.findIndex((count) => count >= rowCount);
  return enough < 0 ? [] : varied.slice(0, enough + 1);
}

/** Rows that do not share their value have one of their own. */
function settle(fact: ColumnFacts, { repeatedValueCount, rowsWithRepeatedValue }: Repeats): ColumnFacts {
  const different = fact.rowCount - rowsWithRepeatedValue + repeatedValueCount;
  return { ...fact, distinctCount: different - Math.min(1, fact.nullCount), distinctIsExact: true };
}
