import type {
  AgentContext,
  Assignment,
  Composition,
  Equipment,
  Exchange,
  Orchestration,
  Question,
  Subject,
  Team,
  ToolBox,
  Validated,
} from '../core/agent.ts';
import type { Answer } from '../core/answer.ts';
import type { AgentEvent, AgentName, EventBody } from '../core/event.ts';
import type { Finding } from '../core/finding.ts';
import { newId } from '../core/id.ts';
import type { Join } from '../core/joins.ts';
import type { ModelUse } from '../core/model-settings.ts';
import type { Privacy } from '../core/privacy.ts';
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
  readonly equipment?: Equipment;
  readonly tools: ToolBox;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** What models have taken for this question so far, where they are asked. */
  readonly use?: () => ModelUse;
  /** What they may be told. */
  readonly privacy?: Privacy;
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
  const clock = stopwatch(session.now);
  try {
    yield* answerQuestion(session.team, context, clock);
  } catch (error) {
    clock.lap('unfinished');
    if (session.use !== undefined) yield context.event(metadata(session, clock.laps()));
    throw error;
  }
  yield context.event(metadata(session, clock.laps()));
  yield context.event({ type: 'done', outcome: 'answered' });
}

async function* answerQuestion<Plan>(
  team: Team<Plan>,
  context: AgentContext,
  clock: Stopwatch,
): AsyncGenerator<AgentEvent, void, void> {
  yield* select(context, 'orchestrator', 'Understanding the question');
  const orchestration = yield* team.orchestrator(context.question, context);
  yield context.event(orchestratorResult(orchestration));
  clock.lap('understand');

  const findings = yield* gather(team, orchestration, context);
  clock.lap('execute');

  const assignment = { orchestration, findings };
  const composition = yield* compose(team, assignment, context);
  clock.lap('compose');

  yield* select(context, 'validator', 'Checking the numbers');
  const { answer, verdict, insight } = yield* check(team, { ...assignment, composition }, context);
  yield context.event({ type: 'validation', agent: 'validator', ...verdict });
  clock.lap('validate');

  yield context.event(finalResponse(answer));
  if (insight !== undefined && verdict.state !== 'contradicted') {
    yield* callTool(context, 'composer', 'write_context', { text: insight, question: context.question.text });
  }
}

type Composed<Plan> = Assignment<Plan> & { readonly composition: Composition };
type Checked = Validated & { readonly insight: string | undefined };

/** Validates; an answer that is contradicted is written anew once, and shown as it then stands. */
async function* check<Plan>(
  team: Team<Plan>,
  composed: Composed<Plan>,
  context: AgentContext,
): AsyncGenerator<AgentEvent, Checked, void> {
  const first = yield* checkOnce(team, composed, context);
  if (first.verdict.state !== 'contradicted' || team.reviser === undefined) return first;
  yield* select(context, 'composer', 'Writing the answer again');
  const composition = yield* team.reviser({ ...composed, verdict: first.verdict }, context);
  yield* select(context, 'validator', 'Checking the numbers again');
  return yield* checkOnce(team, { ...composed, composition }, context);
}

async function* checkOnce<Plan>(
  team: Team<Plan>,
  composed: Composed<Plan>,
  context: AgentContext,
): AsyncGenerator<AgentEvent, Checked, void> {
  const { composition, findings } = composed;
  const known = composition.crossChecks;
  const found = known.length > 0 || team.checker === undefined ? [] : yield* team.checker(composed, context);
  const complete = { ...composition, crossChecks: [...known, ...found] };
  const validated = yield* validate({ composition: complete, findings }, context);
  return { ...validated, insight: composition.insight };
}

/** Stamps an event body with an id, the question and the time. */
export function stamp(questionId: string, now: () => number): (body: EventBody) => AgentEvent {
  return (body) => ({ ...body, id: newId(), questionId, time: now() });
}

function contextOf<Plan>(question: Question, session: Session<Plan>): AgentContext {
  const { subjects, joins = [], history, equipment, tools, signal, now } = session;
  const given = { question, subjects, joins, history, tools, signal, now, event: stamp(question.id, now) };
  return equipment === undefined ? given : { ...given, equipment };
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

function metadata<Plan>({ use, privacy }: Session<Plan>, timings: Record<string, number>): EventBody {
  return {
    type: 'metadata',
    message_id: newId(),
    timings,
    ...(use === undefined ? {} : modelUse(use(), privacy)),
  };
}

function modelUse(use: ModelUse, privacy: Privacy | undefined) {
  const { inputTokens, outputTokens, cost, models, requests, bytesSent } = use;
  return {
    tokens: { input: inputTokens, output: outputTokens },
    models,
    ...(cost === null ? {} : { cost }),
    ...(privacy === undefined
      ? {}
      : { sent: { level: privacy.level, max_rows: privacy.maxRows, requests, bytes: bytesSent } }),
  };
}

interface Stopwatch {
  readonly lap: (name: string) => void;
  /** Milliseconds between laps, by name. */
  readonly laps: () => Record<string, number>;
}

function stopwatch(now: () => number): Stopwatch {
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
