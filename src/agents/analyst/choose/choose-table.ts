import type { AgentContext, Subject, ValueMatch } from '../../../core/agent.ts';
import type { AgentEvent } from '../../../core/event.ts';
import { callTool } from '../../call-tool.ts';
import { obstacleOf } from '../joined/joined-obstacle.ts';
import { schemaOfJoined } from '../joined/joined-schema.ts';
import { neededJoins, overJoined } from '../joined/joined-sql.ts';
import { type JoinedTables, joinedTables, joinWords } from '../joined/joined-tables.ts';
import { prepare } from '../prepare/prepare.ts';
import { overPrepared } from '../prepare/prepared-table.ts';
import { searchPhrases } from '../read/search-phrases.ts';
import { type Schema, schemaOf } from '../schema/schema.ts';
import { wordsOf } from '../text/tokens.ts';
import { type Understanding, understand } from '../understand.ts';
import type { Candidate, Choice } from './candidate.ts';
import { type Asked, better, isCovered, namesColumn } from './fit.ts';

type Looking<Result> = AsyncGenerator<AgentEvent, Result, void>;

/** Tables that are tried beside the active one, and ways to join. */
const mostTried = 12;
const mostWays = 24;

/**
 * The active table where it covers the question; else another one that does; else tables that are joined. The cells of
 * other tables are searched only where names and known values do not tell.
 */
export async function* chooseTable(active: Subject, context: AgentContext): Looking<Choice> {
  const { subjects, question } = context;
  const asked: Asked = { words: wordsOf(question.text), subjects };
  const first = yield* searched(active, context);
  const joined = subjects.length < 2 ? [] : waysToJoin(active, context);
  const isNamed = joined.some((tables) => tables.base === active && namesColumn(tables, asked));
  if (subjects.length < 2 || (isCovered(first, asked) && !isNamed)) return first;
  const rest = subjects.slice(1).toSorted(byLength).slice(0, mostTried);
  const known = best(
    first,
    rest.map((subject) => candidateOf(subject, [], context)),
    joined,
    context,
    asked,
  );
  if (known !== first && isCovered(known, asked)) return withWords(known, active);
  const others: Candidate[] = [];
  for (const subject of rest) others.push(yield* searched(subject, context));
  const chosen = best(first, others, joined, context, asked);
  return chosen === first ? first : withWords(chosen, active);
}

/** From the active table first; of others that fit as well, the longest has most to say. */
function waysToJoin(active: Subject, { subjects, joins = [] }: AgentContext): readonly JoinedTables[] {
  const ways = joinedTables(subjects, joins).toSorted((a, b) => byLength(a.base, b.base));
  const own = ways.filter(({ base }) => base === active);
  return [...own, ...ways.filter(({ base }) => base !== active)].slice(0, mostWays);
}

function byLength(a: Subject, b: Subject): number {
  return b.table.rowCount - a.table.rowCount;
}

/** The first unless a single other fits better; that unless joined tables fit better still. */
function best(
  first: Candidate,
  others: readonly Candidate[],
  joined: readonly JoinedTables[],
  context: AgentContext,
  asked: Asked,
): Candidate {
  const single = better(first, others, asked);
  const candidates = joined.map((tables) => joinedCandidate(tables, [first, ...others], context));
  return better(single, candidates, asked);
}

async function* searched(subject: Subject, context: AgentContext): Looking<Candidate> {
  return candidateOf(subject, yield* findValues(schemaOf(subject), context), context);
}

function candidateOf(subject: Subject, found: readonly ValueMatch[], context: AgentContext): Candidate {
  const schema = schemaOf(subject);
  const prepared = preparedCandidate(schema, found, context);
  if (prepared !== undefined) return prepared;
  const understanding = understood(schema, found, context);
  return { schema, understanding, found, joined: undefined, assumptions: [] };
}

/** The question as it is asked of the table once it is prepared; `undefined` where nothing is, or it is not understood then. */
function preparedCandidate(
  base: Schema,
  found: readonly ValueMatch[],
  { question }: AgentContext,
): Candidate | undefined {
  const prepared = prepare(question, base);
  if (prepared === undefined) return undefined;
  const { schema, table, text } = prepared;
  const matches = found.map((match) => ({ ...match, table: schema.table }));
  const understanding = understand(text, schema, matches, question.constraints);
  if (understanding.kind === 'not-understood') return undefined;
  const { reading } = understanding;
  const task = overPrepared(reading.task, table);
  return {
    schema,
    understanding: { ...understanding, reading: { ...reading, task } },
    found,
    joined: undefined,
    assumptions: [],
  };
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

/** What was chosen in the place of the active table is said, and refused where joining would mislead. */
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
