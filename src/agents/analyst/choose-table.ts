import type { AgentContext, Subject, ValueMatch } from '../../core/agent.ts';
import type { Assumption } from '../../core/answer.ts';
import type { AgentEvent } from '../../core/event.ts';
import { callTool } from '../call-tool.ts';
import { obstacleOf } from './joined/joined-obstacle.ts';
import { schemaOfJoined } from './joined/joined-schema.ts';
import { neededJoins, overJoined } from './joined/joined-sql.ts';
import { type JoinedTables, joinedTables, joinWords } from './joined/joined-tables.ts';
import { range } from './read/parse.ts';
import { leftOut } from './read/score.ts';
import { searchPhrases } from './read/search-phrases.ts';
import { type Schema, schemaOf } from './schema/schema.ts';
import { tokenise, wordsOf } from './text/tokens.ts';
import { type Understanding, understand } from './understand.ts';

/** A question as it is understood of one table, or of some that are joined. */
export interface Choice {
  readonly schema: Schema;
  readonly understanding: Understanding;
  /** Said when it is not simply the active table. */
  readonly assumptions: readonly Assumption[];
  /** Why it is not answered although it was understood. */
  readonly obstacle?: string;
}

interface Candidate extends Choice {
  readonly found: readonly ValueMatch[];
  readonly joined: JoinedTables | undefined;
}

type Looking<Result> = AsyncGenerator<AgentEvent, Result, void>;

/** Above this a reading that leaves nothing out is not looked for elsewhere. */
const goodEnough = 0.8;
/** By so much another table must fit better than the active one, and joined tables better than a single one. */
const margin = 0.08;
/** What it costs to leave out a word that names another open table. */
const otherTableCost = 0.25;
/** Tables that are tried beside the active one. */
const mostTried = 12;

/** The active table where it covers the question; else another one that does; else tables that are joined. */
export async function* chooseTable(active: Subject, context: AgentContext): Looking<Choice> {
  const first = yield* candidateOf(active, context);
  if (context.subjects.length < 2 || isCovered(first, context)) return first;
  const others: Candidate[] = [];
  for (const subject of context.subjects.slice(1, 1 + mostTried)) {
    others.push(yield* candidateOf(subject, context));
  }
  const single = better(first, others, context);
  const joined = joinedTables(context.subjects, context.joins ?? []).map((tables) =>
    joinedCandidate(tables, [first, ...others], context),
  );
  const best = better(single, joined, context);
  return best === first ? first : withWords(best, active);
}

async function* candidateOf(subject: Subject, context: AgentContext): Looking<Candidate> {
  const schema = schemaOf(subject);
  const found = yield* findValues(schema, context);
  const understanding = understood(schema, found, context);
  return { schema, understanding, found, joined: undefined, assumptions: [] };
}

/** Looks in the cells for words that neither the names nor the known values explain. */
async function* findValues(schema: Schema, context: AgentContext): Looking<readonly ValueMatch[]> {
  const search = searchPhrases(context.question.text, schema);
  if (search === undefined) return [];
  const { matches } = yield* callTool(context, 'orchestrator', 'read_data_dna', { search });
  return matches;
}

function understood(schema: Schema, found: readonly ValueMatch[], { question }: AgentContext): Understanding {
  return understand(question.text, schema, found, question.constraints);
}

function joinedCandidate(
  joined: JoinedTables,
  singles: readonly Candidate[],
  context: AgentContext,
): Candidate {
  const schema = schemaOfJoined(joined);
  const found = foundInJoined(joined, singles);
  return { schema, understanding: understood(schema, found, context), found, joined, assumptions: [] };
}

/** What was found in the single tables, under the names that their columns have when joined. */
function foundInJoined(joined: JoinedTables, singles: readonly Candidate[]): readonly ValueMatch[] {
  const table = joined.subject.table.name;
  return singles.flatMap(({ found }) =>
    found.flatMap((match) => {
      if (match.table === joined.base.table.name) return [{ ...match, table }];
      const column = joined.columns.find((one) => one.table === match.table && one.column === match.column);
      return column === undefined ? [] : [{ ...match, table, column: column.name }];
    }),
  );
}

function isCovered(candidate: Candidate, context: AgentContext): boolean {
  const { understanding } = candidate;
  return (
    understanding.kind === 'understood' &&
    understanding.score >= goodEnough &&
    leftOut(understanding.reading, understanding.parse).length === 0 &&
    otherTablesNamed(candidate, context) === 0
  );
}

/** The one that fits best, where it fits by a margin; of equals the earlier. */
function better(before: Candidate, others: readonly Candidate[], context: AgentContext): Candidate {
  const asked = fitOf(before, context) + margin;
  return others.reduce(
    (best, other) => {
      const fit = fitOf(other, context);
      return fit > best.fit ? { candidate: other, fit } : best;
    },
    { candidate: before, fit: asked },
  ).candidate;
}

/** How well a question is understood of these tables: 0 where it is not, or where the join adds nothing. */
function fitOf(candidate: Candidate, context: AgentContext): number {
  const { understanding, joined } = candidate;
  if (understanding.kind === 'not-understood') return 0;
  if (joined !== undefined && !usesJoin(understanding, joined)) return 0;
  return understanding.score - otherTableCost * otherTablesNamed(candidate, context);
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
function otherTablesNamed({ schema, joined, understanding }: Candidate, context: AgentContext): number {
  const own = joined === undefined ? [schema.table] : tablesOf(joined);
  const names = new Set(
    context.subjects
      .filter(({ table }) => !own.includes(table.name))
      .flatMap(({ table, dataset }) => [...wordsOf(table.name), ...wordsOf(dataset.name)])
      .filter((stem) => /^\p{L}{3,}$/u.test(stem) && !schema.nameWords.has(stem)),
  );
  const marks = understanding.kind === 'understood' ? understanding.reading.marks : [];
  const used = new Set(marks.flatMap(({ span }) => range(span.from, span.to)));
  const tokens =
    understanding.kind === 'understood' ? understanding.parse.tokens : tokenise(context.question.text);
  return tokens.filter(({ index, stem }) => names.has(stem) && !used.has(index)).length;
}

function tablesOf({ base, joins }: JoinedTables): readonly string[] {
  return [base.table.name, ...joins.map(({ one }) => one.table)];
}

function withWords(choice: Candidate, active: Subject): Choice {
  const { joined, understanding } = choice;
  if (joined === undefined || understanding.kind === 'not-understood') {
    const text = `I asked the table ${choice.schema.table}: it fits the question better than ${active.table.name}.`;
    return { ...choice, assumptions: [{ text, alternatives: [] }] };
  }
  const { reading, parse } = understanding;
  const obstacle = obstacleOf(reading.task, parse, joined);
  if (obstacle !== undefined)
    return { ...choice, obstacle, understanding: { kind: 'not-understood', parse, nearest: [] } };
  const read = joined.columns.filter(({ name }) => reading.task.columns.includes(name));
  const joins = neededJoins(
    joined.joins,
    read.map(({ table }) => table),
  );
  return {
    ...choice,
    understanding: { ...understanding, reading: { ...reading, task: overJoined(reading.task, joined) } },
    assumptions: joins.map((join) => ({ text: joinWords(join), alternatives: [] })),
  };
}
