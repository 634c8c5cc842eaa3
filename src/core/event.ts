import { z } from 'zod';
import { answerSchema, checkSchema, verdictSchema } from './answer.ts';
import { cellSchema } from './cell.ts';
import { chartSpecSchema } from './chart.ts';
import { columnSchema } from './dataset.ts';
import { modelErrorReasons } from './error.ts';

export const agentNames = [
  'orchestrator',
  'sql_agent',
  'python_agent',
  'composer',
  'explainer',
  'validator',
] as const;
const agentNameSchema = z.enum(agentNames);
export type AgentName = (typeof agentNames)[number];

export const toolNames = ['read_data_dna', 'run_sql', 'run_python', 'read_context', 'write_context'] as const;
export type ToolName = (typeof toolNames)[number];

export const classifications = ['SQL_ONLY', 'PY_ONLY', 'SQL_THEN_PY', 'EXPLAIN_ONLY'] as const;
export type Classification = (typeof classifications)[number];

const envelope = {
  id: z.string(),
  questionId: z.string(),
  /** Milliseconds since 1970. */
  time: z.number(),
  agent: agentNameSchema.optional(),
};

/**
 * Everything the user sees of an answer is made from these, and the same events, stored, rebuild it.
 * Payload names are those of the transcript format, so snake case where it has it.
 */
export const agentEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('status'), ...envelope, message: z.string(), stage: z.string() }),
  z.object({ type: z.literal('agent_selected'), ...envelope, agent: agentNameSchema, reason: z.string() }),
  z.object({
    type: z.literal('tool_call'),
    ...envelope,
    call_id: z.string(),
    /** As it was asked for: may be no tool at all. */
    name: z.string(),
    arguments: z.record(z.string(), cellSchema),
  }),
  z.object({
    type: z.literal('tool_result'),
    ...envelope,
    call_id: z.string(),
    name: z.string(),
    ok: z.boolean(),
    summary: z.string(),
    elapsed_ms: z.number(),
  }),
  z.object({
    type: z.literal('orchestrator_result'),
    ...envelope,
    classification: z.enum(classifications),
    reasoning: z.string(),
    columns_needed: z.array(z.string()).readonly(),
    next_agents: z.array(agentNameSchema).readonly(),
  }),
  z.object({
    type: z.literal('sql_result'),
    ...envelope,
    /** Findings are named by it; bound values refer to it. */
    result_id: z.string(),
    /** Why it was run, in words. */
    purpose: z.string(),
    query: z.string(),
    /** How many rows came back. */
    rows: z.number(),
    columns: z.array(columnSchema).readonly(),
    summary: z.string(),
    data: z.array(z.array(cellSchema).readonly()).readonly(),
    truncated: z.boolean(),
    elapsed_ms: z.number(),
  }),
  z.object({
    type: z.literal('python_result'),
    ...envelope,
    result_id: z.string(),
    purpose: z.string(),
    code: z.string(),
    /** The query whose rows the code was given, if any. */
    input_sql: z.string().optional(),
    results: cellSchema,
    table: z
      .object({
        columns: z.array(columnSchema).readonly(),
        rows: z.array(z.array(cellSchema).readonly()).readonly(),
        truncated: z.boolean().default(false),
      })
      .nullable(),
    summary: z.string(),
    figures: z
      .array(z.object({ mediaType: z.enum(['image/svg+xml', 'image/png']), data: z.string() }))
      .readonly(),
    stdout: z.string(),
    elapsed_ms: z.number(),
  }),
  z.object({ type: z.literal('text'), ...envelope, delta: z.string() }),
  z.object({
    type: z.literal('toast'),
    ...envelope,
    level: z.enum(['info', 'good', 'warning', 'error']),
    message: z.string(),
  }),
  z.object({
    type: z.literal('key_rotation'),
    ...envelope,
    /** Last four characters only. */
    from_key: z.string().max(4),
    to_key: z.string().max(4),
    reason: z.string(),
  }),
  z.object({
    type: z.literal('validation'),
    ...envelope,
    state: verdictSchema.shape.state,
    checks: z.array(checkSchema).readonly(),
  }),
  z.object({
    type: z.literal('final_response'),
    ...envelope,
    text: answerSchema.shape.text,
    headline: answerSchema.shape.headline,
    metrics: answerSchema.shape.metrics,
    chart_spec: answerSchema.shape.chart,
    table_result_id: answerSchema.shape.tableResultId,
    assumptions: answerSchema.shape.assumptions,
    follow_ups: answerSchema.shape.followUps,
    declined: z.boolean(),
  }),
  z.object({
    type: z.literal('metadata'),
    ...envelope,
    message_id: z.string(),
    tokens: z.object({ input: z.number(), output: z.number() }).optional(),
    /** US dollars. */
    cost: z.number().optional(),
    /** That answered, where models did. */
    models: z.array(z.string()).readonly().optional(),
    /** What left the page for this answer. */
    sent: z
      .object({
        level: z.enum(['names', 'statistics', 'rows']),
        max_rows: z.number(),
        requests: z.number(),
        bytes: z.number(),
      })
      .optional(),
    /** Milliseconds by stage. */
    timings: z.record(z.string(), z.number()),
  }),
  z.object({
    type: z.literal('error'),
    ...envelope,
    message: z.string(),
    details: z.string(),
    recoverable: z.boolean(),
    /** What to do about it, where that is known. */
    advice: z.string().optional(),
    /** Why the models gave no answer, where it was they. */
    model_reason: z.enum(modelErrorReasons).optional(),
  }),
  /** The chart as the user changed it by hand, after the answer. */
  z.object({ type: z.literal('chart_edit'), ...envelope, chart_spec: chartSpecSchema }),
  z.object({ type: z.literal('done'), ...envelope, outcome: z.enum(['answered', 'stopped', 'failed']) }),
]);

export type AgentEvent = Readonly<z.infer<typeof agentEventSchema>>;
export type EventType = AgentEvent['type'];
export type EventOf<T extends EventType> = Extract<AgentEvent, { type: T }>;

/** An event before it is stamped with id, question and time. */
export type EventBody = {
  [T in EventType]: Omit<EventOf<T>, 'id' | 'questionId' | 'time'>;
}[EventType];
