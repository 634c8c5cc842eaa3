import { ask } from '../../../../src/agents/ask.ts';
import { createLlmTeam } from '../../../../src/agents/llm/team.ts';
import { makeTools, type ToolEffects } from '../../../../src/agents/tools.ts';
import type { Exchange, Insight, Subject } from '../../../../src/core/agent.ts';
import type { BoundValue } from '../../../../src/core/answer.ts';
import { cellText } from '../../../../src/core/cell.ts';
import type { ChatModel } from '../../../../src/core/chat-model.ts';
import type { LoadingEngine, PythonEngine } from '../../../../src/core/engine.ts';
import type { AgentEvent, EventOf, EventType } from '../../../../src/core/event.ts';
import type { Join } from '../../../../src/core/joins.ts';
import type { Masker, PrivacyLevel } from '../../../../src/core/privacy.ts';
import { plainText } from '../../../../src/core/rich-text.ts';

/** Masks nothing but cells of personal columns: the real one is tested in its own place. */
function plainMasker(): Masker {
  const values: string[] = [];
  const tokenOf = (text: string) => {
    if (!values.includes(text)) values.push(text);
    return `[[VALUE_${values.indexOf(text) + 1}]]`;
  };
  const unmask = (text: string) =>
    text.replaceAll(/\[\[VALUE_(\d+)\]\]/g, (token, at: string) => values[Number(at) - 1] ?? token);
  return {
    maskCell: (_, value) => tokenOf(cellText(value)),
    maskText: (text) => text,
    unmask,
    unmaskCode: unmask,
  };
}

/** A value exactly, with its unit: what the page makes of it is tested there. */
function write({ value, format }: BoundValue): string {
  return `‹${cellText(value)}${format.unit ?? ''}›`;
}

export const noPython: Pick<PythonEngine, 'run'> = {
  run: () => Promise.reject(new Error('Python is not part of this test.')),
};

export interface Asked {
  readonly engine: Pick<LoadingEngine, 'query'>;
  readonly subjects: readonly Subject[];
  readonly model: ChatModel;
  readonly question: string;
  readonly level?: PrivacyLevel;
  readonly maxRows?: number;
  readonly masker?: Masker;
  readonly python?: Pick<PythonEngine, 'run'>;
  readonly history?: readonly Exchange[];
  readonly joins?: readonly Join[];
  readonly insights?: readonly Insight[];
  readonly tools?: Partial<ToolEffects>;
  readonly kept?: { text: string; question: string }[];
  readonly signal?: AbortSignal;
}

/** A question through the whole way, with a model in place of a gateway. */
export async function askTeam(asked: Asked): Promise<readonly AgentEvent[]> {
  const events: AgentEvent[] = [];
  for await (const event of eventsOf(asked)) events.push(event);
  return events;
}

export function eventsOf(asked: Asked): AsyncGenerator<AgentEvent, void, void> {
  const { engine, subjects, model, question, level = 'rows', maxRows = 20, masker = plainMasker() } = asked;
  const tools = makeTools({
    sql: engine,
    python: asked.python ?? noPython,
    subjects,
    insights: () => Promise.resolve(asked.insights ?? []),
    keepInsight: (insight) => {
      asked.kept?.push({ ...insight });
      return Promise.resolve();
    },
    ...asked.tools,
  });
  const privacy = { level, maxRows };
  return ask(
    { id: '3c9d0a52-7b61-4e3f-9a10-0c1d2e3f4a5b', text: question },
    {
      team: createLlmTeam({ model, privacy, masker, write }),
      subjects,
      history: asked.history ?? [],
      ...(asked.joins === undefined ? {} : { joins: asked.joins }),
      tools,
      signal: asked.signal ?? new AbortController().signal,
      now: () => Date.UTC(2025, 4, 6),
      privacy,
      use: () => ({
        models: ['scripted'],
        requests: 1,
        bytesSent: 2,
        inputTokens: 3,
        outputTokens: 4,
        isEstimated: false,
        cost: null,
      }),
    },
  );
}

export function eventOf<T extends EventType>(events: readonly AgentEvent[], type: T): EventOf<T> {
  const event = events.find((each): each is EventOf<T> => each.type === type);
  if (event === undefined)
    throw new Error(`No event ${type} among ${events.map((each) => each.type).join(', ')}.`);
  return event;
}

export function all<T extends EventType>(events: readonly AgentEvent[], type: T): readonly EventOf<T>[] {
  return events.filter((each): each is EventOf<T> => each.type === type);
}

/** The text of the answer, values between angle quotes. */
export function answerText(events: readonly AgentEvent[]): string {
  return plainText(eventOf(events, 'final_response').text, write);
}

/** What was shown while it came in. */
export function draftText(events: readonly AgentEvent[]): string {
  return all(events, 'text')
    .map(({ delta }) => delta)
    .join('');
}
