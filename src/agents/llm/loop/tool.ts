import { z } from 'zod';
import type { AgentContext } from '../../../core/agent.ts';
import type { ToolSpec } from '../../../core/chat-model.ts';
import type { AgentEvent, AgentName } from '../../../core/event.ts';

/** What a tool call led to: something to tell the model, and whether the work of the agent is done by it. */
export type Reaction<Result> =
  | { readonly kind: 'told'; readonly text: string }
  /** It was not run: no such tool, arguments that do not fit, the same call again. */
  | { readonly kind: 'slip'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string; readonly setback: string }
  | { readonly kind: 'done'; readonly text: string; readonly result: Result };

/** A tool as a model of a role is offered it. What its arguments are is checked before it runs. */
export interface RoleTool<Result> {
  readonly spec: ToolSpec;
  readonly call: (
    given: unknown,
    context: AgentContext,
  ) => AsyncGenerator<AgentEvent, Reaction<Result>, void> | string;
}

export interface ToolShape<Arguments, Result> {
  readonly name: string;
  readonly description: string;
  readonly schema: z.ZodType<Arguments>;
  readonly run: (
    given: Arguments,
    context: AgentContext,
  ) => AsyncGenerator<AgentEvent, Reaction<Result>, void>;
}

/** A tool whose call with arguments that do not fit is a sentence that says so. */
export function roleTool<Arguments, Result>(shape: ToolShape<Arguments, Result>): RoleTool<Result> {
  const { name, description, schema, run } = shape;
  const parameters = withoutDialect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return {
    spec: { name, description, parameters },
    call(given, context) {
      const parsed = schema.safeParse(given);
      return parsed.success ? run(parsed.data, context) : wrongArguments(name, parsed.error);
    },
  };
}

/** Gateways know the schema's language, and some refuse to be told. */
function withoutDialect(schema: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$schema'));
}

function wrongArguments(name: string, error: z.ZodError): string {
  const issues = error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'arguments'}: ${message}`);
  return `The arguments of ${name} do not fit: ${issues.join('; ')}.`;
}

/** Who calls tools, and which it is offered. */
export interface Role<Result> {
  readonly agent: AgentName;
  readonly tools: readonly RoleTool<Result>[];
}
