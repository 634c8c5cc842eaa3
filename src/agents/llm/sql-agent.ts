import type { AgentContext, Assignment } from '../../core/agent.ts';
import type { AgentEvent } from '../../core/event.ts';
import type { Finding } from '../../core/finding.ts';
import { sqlNotes } from './dialect.ts';
import { describeData } from './disclosure/describe-data.ts';
import { scopeOf } from './disclosure/scope.ts';
import { tellNamedValues } from './disclosure/tell-matches.ts';
import { tellHistory, tellQuestion } from './disclosure/tell-memory.ts';
import type { LlmEffects } from './effects.ts';
import { toolLoop } from './loop/tool-loop.ts';
import type { LlmPlan } from './plan.ts';
import { opening, sightRule, today } from './prompt.ts';
import { type Bench, dnaTool, sqlTool } from './tools.ts';

const role = `You are the SQL analyst of a team. Write queries with run_sql whose results answer the question; a colleague writes the answer from their cells, so every value that the answer needs must be a cell.

- As few queries as will do, mostly one. Set is_last on the last.
- Aggregate in SQL: at most a few dozen rows for a question about groups, ordered so that the answer stands first; one row for a single value. Give columns plain names (failure_rate, payments).
- Beside a value give what it is compared with: the overall value, the previous period, the number of rows it rests on. Rates and shares are fractions of 1 (never multiplied by 100), cast to DOUBLE before dividing, NULLs left out of their base on purpose.
- Take "how many X" for distinct X only where a row is not one X. Ends of periods are exclusive. Ties stay in.
- A word of the question may be a value (a city, a status) whose column and spelling you are not shown: find it with read_data_dna, phrases.
- When the engine refuses a query, read what it says and mend it.`;

export async function* queryData(
  effects: LlmEffects,
  { orchestration, findings: given }: Assignment<LlmPlan>,
  context: AgentContext,
): AsyncGenerator<AgentEvent, readonly Finding[], void> {
  const scope = scopeOf(effects, context);
  const { plan, classification } = orchestration;
  const bench: Bench = { scope, plan, findings: [], given };
  const next =
    classification === 'SQL_THEN_PY'
      ? 'Python goes on from your result: give it the rows that it needs, reduced as far as the question allows.'
      : '';
  const outcome = yield* toolLoop<readonly Finding[]>(effects.model, context, {
    agent: 'sql_agent',
    messages: opening(
      [role, next, sqlNotes(context), sightRule(scope), today(context)],
      [
        describeData(scope),
        tellHistory(scope),
        tellNamedValues(scope),
        tellQuestion(scope),
        plan.task === '' ? '' : `Task: ${plan.task}`,
      ],
    ),
    tools: [sqlTool(bench), dnaTool(scope, 'sql_agent')],
    toolChoice: 'auto',
    onText: () => (bench.findings.length > 0 ? bench.findings : 'Nothing has been run yet. Call run_sql.'),
  });
  if (outcome.kind === 'gave-up') plan.setbacks.push(outcome.reason);
  return bench.findings;
}
