import type { Analysis, AnalysisColumn, AnalysisTable } from '../../core/analysis.ts';
import { type CellKind, isNumericKind, isTemporalKind } from '../../core/cell.ts';
import type { ColumnMatch, Doubt, TableMatch, ValueFamily } from '../../core/replay.ts';
import { nameLikeness, plainName } from './column-names.ts';
import { mentions } from './mentions.ts';

/** A table that is open, with what is known of its columns. */
export interface OpenTable {
  readonly name: string;
  readonly columns: readonly AnalysisColumn[];
}

/** Below this a column is not even proposed. */
const leastLikeness = 0.35;
const mostCandidates = 5;

/**
 * For each table of an analysis the one that stands for it: `chosen` for the table that was asked about, tables of the
 * same name for the others. Columns with the same name or the same words are taken; all else is proposed, never taken.
 */
export function matchTables(
  { tables, steps }: Analysis,
  chosen: OpenTable,
  others: readonly OpenTable[],
): readonly TableMatch[] {
  const code = steps.flatMap(({ findings }) =>
    findings.map((each) => `${each.code}\n${each.inputSql ?? ''}`),
  );
  return tables.map((recorded, index) => {
    const found = index === 0 ? chosen : others.find(({ name }) => name === recorded.name);
    return {
      recorded: recorded.name,
      table: found?.name ?? null,
      filter: '',
      columns: matchColumns(recorded, found?.columns ?? [], (name) =>
        code.some((text) => mentions(text, name)),
      ),
    };
  });
}

function matchColumns(
  { columns }: AnalysisTable,
  found: readonly AnalysisColumn[],
  isNamed: (name: string) => boolean,
): readonly ColumnMatch[] {
  const byName = pairUp(columns, found, ({ name }) => name);
  const rest = found.filter((each) => ![...byName.values()].includes(each));
  const byWords = pairUp(
    columns.filter((each) => !byName.has(each)),
    rest,
    ({ name }) => plainName(name),
  );
  const taken = [...byName.values(), ...byWords.values()];
  const free = found.filter((each) => !taken.includes(each));
  return columns.map((column) => {
    const isUsed = isNamed(column.name);
    const named = byName.get(column);
    if (named !== undefined) return matched(column, named, 'name', isUsed, free);
    const worded = byWords.get(column);
    if (worded !== undefined) return matched(column, worded, 'words', isUsed, free);
    return proposed(column, free, isUsed);
  });
}

/** Pairs whose key is the same, where it is the only one on either side. */
function pairUp(
  recorded: readonly AnalysisColumn[],
  found: readonly AnalysisColumn[],
  keyOf: (column: AnalysisColumn) => string,
): ReadonlyMap<AnalysisColumn, AnalysisColumn> {
  const only = (columns: readonly AnalysisColumn[], key: string): AnalysisColumn | undefined => {
    const same = columns.filter((each) => keyOf(each) === key);
    return key !== '' && same.length === 1 ? same[0] : undefined;
  };
  return new Map(
    recorded.flatMap((column) => {
      const pair = only(recorded, keyOf(column)) === undefined ? undefined : only(found, keyOf(column));
      return pair === undefined ? [] : [[column, pair] as const];
    }),
  );
}

function matched(
  recorded: AnalysisColumn,
  found: AnalysisColumn,
  how: 'name' | 'words',
  isUsed: boolean,
  free: readonly AnalysisColumn[],
): ColumnMatch {
  const doubt = doubtOf(recorded, found);
  return {
    ...{ recorded: recorded.name, isUsed, how, stand: { column: found.name } },
    isSure: doubt === undefined,
    doubt,
    candidates: [found.name, ...likely(recorded, free).map(({ name }) => name)].slice(0, mostCandidates),
  };
}

/** What the name promises and the type does not keep. */
function doubtOf(recorded: AnalysisColumn, found: AnalysisColumn): Doubt | undefined {
  const [before, now] = [familyOf(recorded.kind), familyOf(found.kind)];
  return before === now ? undefined : { kind: 'other-values', before, now };
}

function proposed(recorded: AnalysisColumn, free: readonly AnalysisColumn[], isUsed: boolean): ColumnMatch {
  const candidates = likely(recorded, free);
  const [best] = candidates;
  return {
    ...{ recorded: recorded.name, isUsed, candidates: candidates.map(({ name }) => name) },
    stand: best === undefined ? null : { column: best.name },
    how: best === undefined ? 'none' : 'likeness',
    isSure: !isUsed,
    doubt: { kind: best === undefined ? 'nothing-alike' : 'other-name' },
  };
}

function likely(recorded: AnalysisColumn, free: readonly AnalysisColumn[]): readonly AnalysisColumn[] {
  return free
    .map((column) => ({ column, likeness: likenessOf(recorded, column) }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, mostCandidates)
    .map(({ column }) => column);
}

/** By name, type and what is known of the values: 0 to 1. Columns of another kind are not alike at all. */
function likenessOf(recorded: AnalysisColumn, found: AnalysisColumn): number {
  if (familyOf(recorded.kind) !== familyOf(found.kind)) return 0;
  const name = nameLikeness(recorded.name, found.name);
  const [before, now] = [recorded.traits, found.traits];
  if (before === undefined || now === undefined) return name * 0.8 + 0.2;
  const traits = [
    before.semanticType === now.semanticType ? 1 : 0,
    before.role === now.role ? 1 : 0,
    closeness(before.distinctCount, now.distinctCount),
    1 - Math.min(1, Math.abs(before.missingShare - now.missingShare) * 4),
    before.magnitude === now.magnitude ? 1 : 0,
    closeness(before.longest ?? 0, now.longest ?? 0),
  ];
  return 0.45 * name + (0.55 * traits.reduce((sum, each) => sum + each, 0)) / traits.length;
}

/** 1 for equal counts, 0 from ten times apart. */
function closeness(left: number, right: number): number {
  return Math.max(0, 1 - Math.abs(Math.log10((left + 1) / (right + 1))));
}

function familyOf(kind: CellKind): ValueFamily {
  if (isNumericKind(kind)) return 'number';
  if (isTemporalKind(kind)) return 'moment';
  if (kind === 'text') return 'text';
  return kind === 'boolean' ? 'truth' : 'other';
}
