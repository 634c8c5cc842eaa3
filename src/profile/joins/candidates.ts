import { isNumericKind } from '../../core/cell.ts';
import type { ColumnPlace, KnownTable } from '../../core/joins.ts';
import type { ColumnProfile, Profile } from '../../core/profile.ts';
import { wordsOf } from '../judge/name-words.ts';
import { type NameLink, nameLink, namesTable } from './name-link.ts';

/** Two columns that may join, by all that is known without a query. */
export interface Candidate {
  readonly many: ColumnPlace;
  readonly one: ColumnPlace;
  readonly link: NameLink;
  readonly manyTable: KnownTable;
  readonly oneTable: KnownTable;
}

/** The engine's estimate of distinct values may be some 15 % off. */
const estimateSlack = 0.8;
/** With so many column names in common two tables are parts, or versions, of one. */
const sliceShare = 0.8;

/** Pairs of columns to measure, those whose names say most first. */
export function joinCandidates(tables: readonly KnownTable[]): readonly Candidate[] {
  const found = tables.flatMap((many) =>
    tables
      .filter((one) => one !== many && one.table.inPlace === undefined && !isSlice(many, one))
      .flatMap((one) => between(many, one)),
  );
  return found.toSorted((a, b) => weightOf(b) - weightOf(a) || rowsOf(b) - rowsOf(a));
}

function weightOf({ link }: Candidate): number {
  return Number(link === 'same-thing');
}

/** Where both sides are unique, the longer table is the one that points. */
function rowsOf({ manyTable }: Candidate): number {
  return manyTable.table.rowCount;
}

/** January and February, or a whole and its part: their keys are alike, and say nothing of each other. */
function isSlice({ table: left }: KnownTable, { table: right }: KnownTable): boolean {
  const names = new Set(left.columns.map(({ name }) => name.toLowerCase()));
  const shared = right.columns.filter(({ name }) => names.has(name.toLowerCase())).length;
  const smaller = Math.min(left.columns.length, right.columns.length);
  return shared > 1 && shared >= sliceShare * smaller;
}

function between(many: KnownTable, one: KnownTable): Candidate[] {
  const keys = one.profile.columns.filter((column) => mayBeKey(column, one.profile));
  return many.profile.columns.flatMap((column) =>
    keys.flatMap((key) => candidateOf(many, column, one, key) ?? []),
  );
}

function candidateOf(
  manyTable: KnownTable,
  column: ColumnProfile,
  oneTable: KnownTable,
  key: ColumnProfile,
): Candidate | undefined {
  const many = { table: manyTable.table.name, column: column.name };
  const one = { table: oneTable.table.name, column: key.name };
  if (!isComparable(column) || !areComparable(column, key)) return undefined;
  const link = nameLink(many, one);
  if (link === undefined || (link === 'same-word' && isNumericKind(column.kind))) return undefined;
  if (column.role === 'measure' && !namesTable(wordsOf(column.name), one.table)) return undefined;
  return { many, one, link, manyTable, oneTable };
}

/** Each value at most once, as far as is known; measuring proves it. */
function mayBeKey(column: ColumnProfile, { rowCount }: Profile): boolean {
  const { distinctCount, distinctIsExact, nullCount } = column;
  const filled = rowCount - nullCount;
  return (
    column.role !== 'measure' &&
    isComparable(column) &&
    filled > 1 &&
    distinctCount >= (distinctIsExact ? 1 : estimateSlack) * filled
  );
}

function isComparable({ kind, distinctCount }: ColumnProfile): boolean {
  if (distinctCount < 2) return false;
  return kind === 'text' || kind === 'date' || kind === 'other' || isNumericKind(kind);
}

/** Whole numbers may have been read as fractions where some are missing; all else must be of one kind. */
function areComparable(left: ColumnProfile, right: ColumnProfile): boolean {
  return left.kind === right.kind || (isNumericKind(left.kind) && isNumericKind(right.kind));
}
