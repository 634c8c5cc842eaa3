import type { SqlEngine } from '../../core/engine.ts';
import type { Join, KnownTable } from '../../core/joins.ts';
import { type Ask, createAsk } from '../measure/ask.ts';
import { type Candidate, joinCandidates } from './candidates.ts';
import { joinQuestions } from './join-questions.ts';
import { measureJoin } from './measure-join.ts';

/** Pairs measured at most: each costs a query. */
const mostMeasured = 60;

/**
 * Joins between tables, the best first: suspected from names, kinds and uniqueness, proven by one query each. Only such
 * by which no row of the many side is multiplied. Throws what the engine throws.
 */
export async function findJoins(
  tables: readonly KnownTable[],
  engine: SqlEngine,
  signal: AbortSignal,
): Promise<readonly Join[]> {
  const ask = createAsk(engine, signal);
  const found: Join[] = [];
  for (const candidate of joinCandidates(tables).slice(0, mostMeasured)) {
    if (found.some((join) => isSettledBy(candidate, join))) continue;
    const join = await joinOf(ask, candidate);
    if (join !== undefined) found.push(join);
  }
  return found;
}

async function joinOf(ask: Ask, candidate: Candidate): Promise<Join | undefined> {
  const measured = await measureJoin(ask, candidate);
  if (measured === undefined) return undefined;
  const { manyTable, oneTable } = candidate;
  return { ...measured, questions: joinQuestions(manyTable.profile, oneTable.profile) };
}

/** The column points to that table already, or the same pair of tables is joined the other way round. */
function isSettledBy({ many, one }: Candidate, join: Join): boolean {
  const isSameWay = join.many.table === many.table && join.one.table === one.table;
  const isOtherWay = join.many.table === one.table && join.one.table === many.table;
  return (isSameWay && join.many.column === many.column) || (isOtherWay && join.isOneToOne);
}
