import type { Subject } from '../../../core/agent.ts';
import type { JoinedTables } from '../joined/joined-tables.ts';
import { range } from '../read/parse.ts';
import { leftOut } from '../read/score.ts';
import { wordsOf } from '../text/tokens.ts';
import type { Understanding } from '../understand.ts';
import type { Candidate } from './candidate.ts';

/** Above this a reading that leaves nothing out is not looked for elsewhere. */
const goodEnough = 0.8;
/** By so much another table must fit better than the active one, and joined tables better than a single one. */
const margin = 0.08;
/** What it costs to leave out a word that names another open table. */
const otherTableCost = 0.25;
/** What it is worth to have the column that a question names with its table: "customer region". */
const namedColumnWorth = 0.15;

/** What is fitted against: the question's words, and the tables that are open. */
export interface Asked {
  /** Stems, in order. */
  readonly words: readonly string[];
  readonly subjects: readonly Subject[];
}

export function isCovered(candidate: Candidate, asked: Asked): boolean {
  const { understanding } = candidate;
  return (
    understanding.kind === 'understood' &&
    understanding.score >= goodEnough &&
    leftOut(understanding.reading, understanding.parse).length === 0 &&
    otherTablesNamed(candidate, asked) === 0
  );
}

/** The one that fits best, where it fits by a margin; of equals the earlier. */
export function better(before: Candidate, others: readonly Candidate[], asked: Asked): Candidate {
  return others.reduce(
    (best, candidate) => {
      const fit = fitOf(candidate, asked);
      return fit > best.fit ? { candidate, fit } : best;
    },
    { candidate: before, fit: fitOf(before, asked) + margin },
  ).candidate;
}

/** How well a question is understood of these tables: 0 where it is not, or where the join adds nothing. */
function fitOf(candidate: Candidate, asked: Asked): number {
  const { understanding, joined } = candidate;
  if (understanding.kind === 'not-understood') return 0;
  if (joined !== undefined && !usesJoin(understanding, joined)) return 0;
  const named = joined !== undefined && namesColumn(joined, asked) ? namedColumnWorth : 0;
  return understanding.score + named - otherTableCost * otherTablesNamed(candidate, asked);
}

/** What is only described is described table by table. */
function usesJoin(
  { reading }: Extract<Understanding, { kind: 'understood' }>,
  joined: JoinedTables,
): boolean {
  const { task } = reading;
  return (
    task.classification !== 'EXPLAIN_ONLY' && joined.columns.some(({ name }) => task.columns.includes(name))
  );
}

/** Words of the question that name another open table, and that this reading makes nothing of. */
function otherTablesNamed({ schema, joined, understanding }: Candidate, { words, subjects }: Asked): number {
  const own = joined === undefined ? [schema.table] : tablesOf(joined);
  const names = new Set(
    subjects
      .filter(({ table }) => !own.includes(table.name))
      .flatMap(({ table, dataset }) => [...wordsOf(table.name), ...wordsOf(dataset.name)])
      .filter((stem) => /^\p{L}{3,}$/u.test(stem) && !schema.nameWords.has(stem)),
  );
  if (understanding.kind === 'not-understood') return words.filter((stem) => names.has(stem)).length;
  const { reading, parse } = understanding;
  const used = new Set(reading.marks.flatMap(({ span }) => range(span.from, span.to)));
  return parse.tokens.filter(({ index, stem }) => names.has(stem) && !used.has(index)).length;
}

function tablesOf({ base, joins }: JoinedTables): readonly string[] {
  return [base.table.name, ...joins.map(({ one }) => one.table)];
}

/** "customer name" names a column of `customers`, unless the base has a `customer_name` of its own. */
export function namesColumn({ base, columns }: JoinedTables, { words }: Asked): boolean {
  const said = sentence(words);
  const own = new Set(base.table.columns.map(({ name }) => sentence(wordsOf(name))));
  return columns.some(({ table, column }) => {
    const name = sentence([...wordsOf(table), ...wordsOf(column)]);
    return said.includes(name) && !own.has(name);
  });
}

/** With blanks at the ends, so that only whole words are found in it. */
function sentence(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}
