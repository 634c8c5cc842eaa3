import type { Table } from '../../../core/dataset.ts';
import { isQueryWord } from './duckdb-dialect.ts';

/** A table under a name that a statement calls it by: its own, an alias, or that of a step of `WITH`. */
export interface NamedTable {
  readonly callName: string;
  /** Without columns where only a run could tell them. */
  readonly table: Pick<Table, 'name' | 'columns'>;
}

/** The tables that a statement names, each under all its names there. */
export function tablesIn(statement: string, known: readonly NamedTable[]): readonly NamedTable[] {
  const named = [...known, ...stepsOf(statement)].filter(({ callName }) => isNamed(statement, callName));
  return named.flatMap((each) => [
    each,
    ...aliasesOf(statement, each.callName).map((callName) => ({ callName, table: each.table })),
  ]);
}

function stepsOf(statement: string): readonly NamedTable[] {
  if (!/\bwith\b/i.test(statement)) return [];
  const steps = statement.matchAll(
    /([\p{L}_][\p{L}\p{N}_]*)\s+as\s+(?:not\s+)?(?:materialized\s+)?\(\s*(?:select|from|with)\b/giu,
  );
  return [...steps].map(([, name = '']) => ({ callName: name, table: { name, columns: [] } }));
}

function isNamed(statement: string, name: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}_.])"?${escaped(name)}"?(?![\\p{L}\\p{N}_])`, 'iu').test(statement);
}

function aliasesOf(statement: string, name: string): readonly string[] {
  const uses = statement.matchAll(
    new RegExp(
      `(?:from|join|,)\\s*(?:"${escaped(name)}"|${escaped(name)}(?![\\p{L}\\p{N}_]))\\s+(?:as\\s+)?([\\p{L}_][\\p{L}\\p{N}_]*)`,
      'giu',
    ),
  );
  return [...uses].flatMap(([, alias = '']) => (isQueryWord(alias) ? [] : [alias]));
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
}
