import type {
  AgentContext,
  Assignment,
  Composition,
  Exchange,
  Orchestration,
  Question,
  Subject,
  Team,
  ToolBox,
} from '../core/agent.ts';
import type { Answer } from '../core/answer.ts';
import type { AgentEvent, AgentName, EventBody } from '../core/event.ts';
import type { Finding } from '../core/finding.ts';
import { newId } from '../core/id.ts';
import type { Join } from '../core/joins.ts';
import { callTool } from './call-tool.ts';
import { validate } from './validator.ts';

/** What a question is asked of, and by whom it is answered. */
export interface Session<Plan> {
  readonly team: Team<Plan>;
  /** The active table first. */
  readonly subjects: readonly Subject[];
  /** Between the tables of the subjects. */
  readonly joins?: readonly Join[];
  readonly history: readonly Exchange[];
  readonly tools: ToolBox;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/**
 * The way of a question: orchestrator, then SQL and Python agents or the explainer, composer, validator, answer.
 * Throws what no agent could act on; the conversation store catches it.
 */
export async function* ask<Plan>(
  question: Question,
  session: Session<Plan>,
): AsyncGenerator<AgentEvent, void, void> {
  const context = contextOf(question, session);
  const { team } = session;
  const clock = stopwatch(session.now);

  yield* select(context, 'orchestrator', 'Understanding the question');
  const orchestration = yield* team.orchestrator(question, context);
  yield context.event(orchestratorResult(orchestration));
  clock.lap('understand');

  const findings = yield* gather(team, orchestration, context);
  clock.lap('execute');

  const composition = yield* compose(team, { orchestration, findings }, context);
  clock.lap('compose');

  yield* select(context, 'validator', 'Checking the numbers');
  const { answer, verdict } = yield* validate({ composition, findings }, context);
  yield context.event({ type: 'validation', agent: 'validator', ...verdict });
  clock.lap('validate');

  yield context.event(finalResponse(answer));
  if (composition.insight !== undefined && verdict.state !== 'contradicted') {
    yield* callTool(context, 'composer', 'write_context', {
      text: composition.insight,
      question: question.text,
    });
  }
  yield context.event({ type: 'metadata', message_id: newId(), timings: clock.laps() });
  yield context.event({ type: 'done', outcome: 'answered' });
}

/** Stamps an event body with an id, the question and the time. */
export function stamp(questionId: string, now: () => number): (body: EventBody) => AgentEvent {
  return (body) => ({ ...body, id: newId(), questionId, time: now() });
}

function contextOf<Plan>(question: Question, session: Session<Plan>): AgentContext {
  const { subjects, joins = [], history, tools, signal, now } = session;
  return { question, subjects, joins, history, tools, signal, now, event: stamp(question.id, now) };
}

async function* gather<Plan>(
  team: Team<Plan>,
  orchestration: Orchestration<Plan>,
  context: AgentContext,
): AsyncGenerator<AgentEvent, readonly Finding[], void> {
  const findings: Finding[] = [];
  if (orchestration.nextAgents.includes('sql_agent')) {
    yield* select(context, 'sql_agent', 'Querying the data');
    findings.push(...(yield* team.sqlAgent({ orchestration, findings }, context)));
  }
  if (orchestration.nextAgents.includes('python_agent')) {
    yield* select(context, 'python_agent', 'Computing in Python');
    findings.push(...(yield* team.pythonAgent({ orchestration, findings: [...findings] }, context)));
  }
  return findings;
}

async function* compose<Plan>(
  team: Team<Plan>,
  assignment: Assignment<Plan>,
  context: AgentContext,
): AsyncGenerator<AgentEvent, Composition, void> {
  if (assignment.orchestration.classification === 'EXPLAIN_ONLY') {
    yield* select(context, 'explainer', 'Reading the Data DNA');
    return yield* team.explainer(assignment, context);
  }
  yield* select(context, 'composer', 'Writing the answer');
  return yield* team.composer(assignment, context);
}

async function* select(
  context: AgentContext,
  agent: AgentName,
  doing: string,
): AsyncGenerator<AgentEvent, void, void> {
  context.signal.throwIfAborted();
  yield context.event({ type: 'agent_selected', agent, reason: doing });
  yield context.event({ type: 'status', agent, message: doing, stage: agent });
}

function orchestratorResult<Plan>(orchestration: Orchestration<Plan>): EventBody {
  return {
    type: 'orchestrator_result',
    agent: 'orchestrator',
    classification: orchestration.classification,
    reasoning: orchestration.reasoning,
    columns_needed: orchestration.columnsNeeded,
    next_agents: orchestration.nextAgents,
  };
}

function finalResponse(answer: Answer): EventBody {
  return {
    type: 'final_response',
    agent: 'composer',
    text: answer.text,
    headline: answer.headline,
    metrics: answer.metrics,
    chart_spec: answer.chart,
    table_result_id: answer.tableResultId,
    assumptions: answer.assumptions,
    follow_ups: answer.followUps,
    declined: answer.declined,
  };
}

/** Milliseconds between laps, by name. */
function stopwatch(now: () => number): { lap: (name: string) => void; laps: () => Record<string, number> } {
  const laps: Record<string, number> = {};
  const last = { time: now() };
  return {
    lap(name) {
      const time = now();
      laps[name] = time - last.time;
      last.time = time;
    },
    laps: () => laps,
  };
}
