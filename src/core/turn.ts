import type { Answer, Verdict } from './answer.ts';
import type { ChartSpec } from './chart.ts';
import type { AgentEvent, AgentName, EventOf } from './event.ts';
import type { Finding } from './finding.ts';

/** A step taken on the way: a tool call of an agent, or an agent's own work. */
export interface Step {
  readonly callId: string;
  readonly agent: AgentName | undefined;
  readonly tool: string;
  readonly arguments: EventOf<'tool_call'>['arguments'];
  readonly startedAt: number;
  /** `undefined` while it runs. */
  readonly outcome:
    | { readonly ok: boolean; readonly summary: string; readonly elapsedMs: number }
    | undefined;
}

export type TurnState = 'running' | 'answered' | 'stopped' | 'failed';

/** One question and what came of it: nothing but what its events say. */
export interface Turn {
  readonly id: string;
  readonly conversationId: string;
  readonly question: string;
  readonly askedAt: number;
  readonly state: TurnState;
  /** What is being done now, in words. */
  readonly status: string;
  readonly agents: readonly AgentName[];
  readonly orchestration:
    | Pick<EventOf<'orchestrator_result'>, 'classification' | 'reasoning' | 'columns_needed' | 'next_agents'>
    | undefined;
  readonly steps: readonly Step[];
  readonly findings: readonly Finding[];
  /** Text as it streams in; replaced by the answer. */
  readonly draft: string;
  readonly answer: Answer | undefined;
  readonly verdict: Verdict | undefined;
  /** The chart of the answer, where the user has changed it; `answer` has the changed one. */
  readonly originalChart: ChartSpec | undefined;
  readonly error:
    | Pick<EventOf<'error'>, 'message' | 'details' | 'recoverable' | 'advice' | 'model_reason'>
    | undefined;
  readonly timings: Readonly<Record<string, number>>;
  /** What models took and what left the page for it; `undefined` where no model was asked. */
  readonly modelUse: Pick<EventOf<'metadata'>, 'tokens' | 'cost' | 'models' | 'sent'> | undefined;
}

export function startTurn(id: string, conversationId: string, question: string, askedAt: number): Turn {
  return {
    id,
    conversationId,
    question,
    askedAt,
    state: 'running',
    status: '',
    agents: [],
    orchestration: undefined,
    steps: [],
    findings: [],
    draft: '',
    answer: undefined,
    verdict: undefined,
    originalChart: undefined,
    error: undefined,
    timings: {},
    modelUse: undefined,
  };
}

/** The one way a turn changes, live or read back from storage. */
export function reduceTurn(turn: Turn, event: AgentEvent): Turn {
  switch (event.type) {
    case 'status':
      return { ...turn, status: event.message };
    case 'agent_selected':
      return turn.agents.includes(event.agent) ? turn : { ...turn, agents: [...turn.agents, event.agent] };
    case 'orchestrator_result':
      return {
        ...turn,
        orchestration: {
          classification: event.classification,
          reasoning: event.reasoning,
          columns_needed: event.columns_needed,
          next_agents: event.next_agents,
        },
      };
    case 'tool_call':
      return { ...turn, steps: [...turn.steps, stepOf(event)] };
    case 'tool_result':
      return { ...turn, steps: turn.steps.map((step) => finishStep(step, event)) };
    case 'sql_result':
      return { ...turn, findings: [...turn.findings, sqlResultOf(event)] };
    case 'python_result':
      return { ...turn, findings: [...turn.findings, pythonResultOf(event)] };
    case 'text':
      return { ...turn, draft: turn.draft + event.delta };
    case 'validation':
      return { ...turn, verdict: { state: event.state, checks: event.checks } };
    case 'final_response':
      return { ...turn, draft: '', answer: answerOf(event) };
    case 'chart_edit':
      return redrawn(turn, event.chart_spec);
    case 'metadata':
      return { ...turn, timings: event.timings, modelUse: modelUseOf(event) };
    case 'error':
      return { ...turn, error: errorOf(event) };
    case 'done':
      return { ...turn, state: event.outcome, status: '', draft: '' };
    case 'toast':
    case 'key_rotation':
      return turn;
  }
}

/** Back to the chart of the answer, it counts as unchanged. */
function redrawn(turn: Turn, chart: ChartSpec): Turn {
  const { answer } = turn;
  if (answer === undefined || answer.chart === null) return turn;
  const original = turn.originalChart ?? answer.chart;
  const isBack = JSON.stringify(original) === JSON.stringify(chart);
  return { ...turn, answer: { ...answer, chart }, originalChart: isBack ? undefined : original };
}

/** Whether an event is kept: text deltas and toasts are for the moment, the answer holds what they said. */
export function isStored(event: AgentEvent): boolean {
  return event.type !== 'text' && event.type !== 'toast';
}

function modelUseOf({ tokens, cost, models, sent }: EventOf<'metadata'>): Turn['modelUse'] {
  return models === undefined && sent === undefined ? undefined : { tokens, cost, models, sent };
}

function errorOf({ message, details, recoverable, advice, model_reason }: EventOf<'error'>): Turn['error'] {
  return {
    message,
    details,
    recoverable,
    ...(advice === undefined ? {} : { advice }),
    ...(model_reason === undefined ? {} : { model_reason }),
  };
}

function stepOf(event: EventOf<'tool_call'>): Step {
  return {
    callId: event.call_id,
    agent: event.agent,
    tool: event.name,
    arguments: event.arguments,
    startedAt: event.time,
    outcome: undefined,
  };
}

function finishStep(step: Step, event: EventOf<'tool_result'>): Step {
  if (step.callId !== event.call_id) return step;
  return { ...step, outcome: { ok: event.ok, summary: event.summary, elapsedMs: event.elapsed_ms } };
}

function sqlResultOf(event: EventOf<'sql_result'>): Finding {
  return {
    language: 'sql',
    id: event.result_id,
    purpose: event.purpose,
    code: event.query,
    result: {
      columns: event.columns,
      rows: event.data,
      truncated: event.truncated,
      elapsedMs: event.elapsed_ms,
    },
  };
}

function pythonResultOf(event: EventOf<'python_result'>): Finding {
  return {
    language: 'python',
    id: event.result_id,
    purpose: event.purpose,
    code: event.code,
    inputSql: event.input_sql,
    result: {
      results: event.results,
      stdout: event.stdout,
      figures: event.figures,
      table: event.table,
      elapsedMs: event.elapsed_ms,
    },
  };
}

function answerOf(event: EventOf<'final_response'>): Answer {
  return {
    text: event.text,
    headline: event.headline,
    metrics: event.metrics,
    chart: event.chart_spec,
    tableResultId: event.table_result_id,
    assumptions: event.assumptions,
    followUps: event.follow_ups,
    declined: event.declined,
  };
}
