import { z } from 'zod';
import type { ReceivedRequest, Reply } from './upstream.ts';

/** What models of every role say to one question. */
export interface Play {
  readonly classification: 'SQL_ONLY' | 'PY_ONLY' | 'SQL_THEN_PY' | 'EXPLAIN_ONLY';
  readonly sql?: string;
  readonly python?: string;
  /** The composer's or the explainer's, block of JSON included. */
  readonly answer: string;
  /** The checker's query; it knows none where this is left out. */
  readonly check?: string;
}

const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.string().nullish() })),
  tools: z.array(z.looseObject({ function: z.looseObject({ name: z.string() }) })).optional(),
});
type ChatBody = z.infer<typeof requestSchema>;

type Call = { readonly name: string; readonly arguments: object };

/** Answers as a model would that plays each role as it is told for the question. Fails on a question it does not know. */
export function playTeam(plays: Readonly<Record<string, Play>>): Reply {
  return {
    by({ body }: ReceivedRequest): Reply {
      const request = requestSchema.parse(JSON.parse(body));
      const play = playFor(request, plays);
      return play === undefined
        ? { status: 418, body: '{"error":{"message":"Nobody wrote this play."}}' }
        : replyWith(request, play);
    },
  };
}

function playFor({ messages }: ChatBody, plays: Readonly<Record<string, Play>>): Play | undefined {
  const said = messages.filter(({ role }) => role === 'user').map(({ content }) => content ?? '');
  return Object.entries(plays).find(([question]) =>
    said.some((text) => text.includes(`Question: ${question}`)),
  )?.[1];
}

function replyWith({ tools = [], messages }: ChatBody, play: Play): Reply {
  const names = tools.map((tool) => tool.function.name);
  const isChecker = messages[0]?.content?.startsWith('You check the work') === true;
  if (names.includes('plan')) {
    return callStream({
      name: 'plan',
      arguments: { classification: play.classification, reasoning: 'As asked.' },
    });
  }
  if (isChecker) {
    return play.check === undefined
      ? textStream('NONE')
      : callStream({ name: 'run_sql', arguments: { sql: play.check } });
  }
  if (names.includes('run_sql')) {
    return callStream({ name: 'run_sql', arguments: { sql: play.sql, purpose: 'as asked', is_last: true } });
  }
  if (names.includes('run_python')) {
    return callStream({
      name: 'run_python',
      arguments: { code: play.python, purpose: 'as asked', is_last: true },
    });
  }
  return textStream(play.answer);
}

/** A stream of events of the text, a few characters in each. */
export function textStream(text: string, pauseMs?: number): Reply {
  const deltas = (text.match(/[\s\S]{1,12}/g) ?? []).map((content) => chunk({ content }, null));
  const parts = [...deltas, chunk({}, 'stop'), usage, done];
  return pauseMs === undefined ? { parts } : { parts, pauseMs };
}

/** A stream with one call, its arguments in two pieces. */
function callStream(call: Call): Reply {
  const json = JSON.stringify(call.arguments);
  const half = Math.floor(json.length / 2);
  const begin = {
    index: 0,
    id: 'call_1',
    type: 'function',
    function: { name: call.name, arguments: json.slice(0, half) },
  };
  const rest = { index: 0, function: { arguments: json.slice(half) } };
  const parts = [
    chunk({ tool_calls: [begin] }, null),
    chunk({ tool_calls: [rest] }, null),
    chunk({}, 'tool_calls'),
    usage,
    done,
  ];
  return { parts };
}

function chunk(delta: object, finish: string | null): string {
  return event({ choices: [{ index: 0, delta, finish_reason: finish }] });
}

function event(body: object): string {
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'scripted', ...body })}\n\n`;
}

const usage = event({ choices: [], usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 } });
const done = 'data: [DONE]\n\n';
