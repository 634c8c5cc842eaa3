import type { Subject } from '../core/agent.ts';
import type { Cell } from '../core/cell.ts';
import type { SqlEngine } from '../core/engine.ts';
import type { Masker } from '../core/privacy.ts';
import type { SemanticType } from '../core/profile.ts';

/** A masker that can be told beforehand what is personal, and what is not. */
export interface TaughtMasker extends Masker {
  know(semanticType: SemanticType, values: Iterable<Cell>): void;
  /** Names of tables and columns are told as they are. */
  keep(names: Iterable<string>): void;
}

/** Values of one personal column that are looked up at most; others are masked where they look like one. */
const mostPersonalValues = 50_000;

/**
 * One masker for each conversation, for as long as the page lives: its tokens mean the same in all of it. What the
 * tables of a question hold of persons is known to it before anything is sent.
 */
export function createMaskers(create: () => TaughtMasker, engine: SqlEngine) {
  const maskers = new Map<string, { readonly masker: TaughtMasker; readonly known: Set<string> }>();
  return async (
    conversationId: string,
    subjects: readonly Subject[],
    signal: AbortSignal,
  ): Promise<TaughtMasker> => {
    const made = maskers.get(conversationId) ?? { masker: create(), known: new Set<string>() };
    maskers.set(conversationId, made);
    for (const subject of subjects) {
      const name = `${subject.dataset.id} ${subject.table.name}`;
      if (made.known.has(name)) continue;
      await teach(made.masker, subject, engine, signal);
      made.known.add(name);
    }
    return made.masker;
  };
}

async function teach(
  masker: TaughtMasker,
  { table, profile }: Subject,
  engine: SqlEngine,
  signal: AbortSignal,
): Promise<void> {
  masker.keep([table.name, ...table.columns.map(({ name }) => name)]);
  for (const { name, semanticType } of profile.columns.filter(({ isPersonal }) => isPersonal)) {
    const query = `SELECT DISTINCT ${quoted(name)} FROM ${quoted(table.name)} LIMIT ${mostPersonalValues}`;
    const { rows } = await engine.query(query, { rowLimit: mostPersonalValues, signal });
    masker.know(
      semanticType,
      rows.flatMap(([value = null]) => (value === null ? [] : [value])),
    );
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
