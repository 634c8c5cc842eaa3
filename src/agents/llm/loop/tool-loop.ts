import type { AgentContext } from '../../../core/agent.ts';
import type { ChatMessage, ChatModel, ChatReply, ToolRequest } from '../../../core/chat-model.ts';
import type { AgentEvent } from '../../../core/event.ts';
import { refuseCall } from '../../call-tool.ts';
import { readJson } from '../tolerant-json.ts';
import { chat } from './chat.ts';
import type { Reaction, Role } from './tool.ts';

export type Outcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'gave-up'; readonly reason: string };

export interface LoopTask<Result> extends Role<Result> {
  readonly messages: readonly ChatMessage[];
  /** What a text without a tool call is: the work done, or a sentence for the model that says what is missing. */
  readonly onText: (text: string) => Result | string;
  /** True lets `onText` end the work with a string of its own kind. */
  readonly toolChoice: 'auto' | 'required';
}

const mostRequests = 10;
const mostFailures = 3;
const mostSlips = 3;
/** Of one reply; more than that is no plan. */
const mostCalls = 12;

/** What went wrong so far: failures of code, and slips of form (no tool, wrong arguments, the same call again). */
interface Tally {
  readonly seen: Map<string, number>;
  failures: number;
  slips: number;
  setback: string;
}

/** Asks the model and runs what it asks for, until its work is done or there is no hope in going on. */
export async function* toolLoop<Result extends object>(
  model: ChatModel,
  context: AgentContext,
  task: LoopTask<Result>,
): AsyncGenerator<AgentEvent, Outcome<Result>, void> {
  const messages = [...task.messages];
  const tally: Tally = { seen: new Map(), failures: 0, slips: 0, setback: '' };
  for (let request = 0; request < mostRequests; request += 1) {
    context.signal.throwIfAborted();
    const { agent, tools, toolChoice } = task;
    const offered = { agent, messages: [...messages], tools: tools.map(({ spec }) => spec), toolChoice };
    const reply = yield* chat(model, context, offered);
    if (reply.finish === 'blocked') return { kind: 'gave-up', reason: 'the model declined to work on this' };
    const outcome = yield* react(reply, messages, tally, task, context);
    if (outcome !== undefined) return outcome;
    if (tally.failures >= mostFailures) return { kind: 'gave-up', reason: tally.setback };
    if (tally.slips >= mostSlips) return { kind: 'gave-up', reason: 'the model gave no usable answer' };
  }
  return { kind: 'gave-up', reason: 'the model did not come to an end' };
}

async function* react<Result extends object>(
  reply: ChatReply,
  messages: ChatMessage[],
  tally: Tally,
  task: LoopTask<Result>,
  context: AgentContext,
): AsyncGenerator<AgentEvent, Outcome<Result> | undefined, void> {
  messages.push({ role: 'assistant', text: reply.text, toolCalls: reply.toolCalls });
  if (reply.toolCalls.length === 0) return reactToText(reply, messages, tally, task);
  const reactions: Reaction<Result>[] = [];
  for (const call of reply.toolCalls) {
    const reaction: Reaction<Result> =
      reactions.length < mostCalls ? yield* answer(call, reply, tally, task, context) : tooMany;
    messages.push({ role: 'tool', callId: call.id, name: call.name, text: reaction.text });
    reactions.push(reaction);
  }
  return settle(reactions, tally);
}

const tooMany = { kind: 'slip', text: 'Too many calls at once: this one was not run.' } as const;

/** What the calls of one reply led to together: one failure or one slip counts for all of them. */
function settle<Result>(reactions: readonly Reaction<Result>[], tally: Tally): Outcome<Result> | undefined {
  const failed = reactions.findLast((reaction) => reaction.kind === 'failed');
  const done = reactions.findLast((reaction) => reaction.kind === 'done');
  if (failed !== undefined) {
    tally.failures += 1;
    tally.setback = failed.setback;
    return undefined;
  }
  if (done !== undefined) return { kind: 'done', result: done.result };
  if (reactions.some(({ kind }) => kind === 'slip')) tally.slips += 1;
  return undefined;
}

function reactToText<Result extends object>(
  { text, finish }: ChatReply,
  messages: ChatMessage[],
  tally: Tally,
  task: LoopTask<Result>,
): Outcome<Result> | undefined {
  const read = text.trim() === '' ? 'Your answer was empty.' : task.onText(text);
  if (typeof read !== 'string') return { kind: 'done', result: read };
  tally.slips += 1;
  messages.push({ role: 'user', text: finish === 'length' ? `${cutOff} ${read}` : read });
  return undefined;
}

const cutOff = 'Your answer was cut off at the token limit: be shorter.';

async function* answer<Result>(
  call: ToolRequest,
  reply: ChatReply,
  tally: Tally,
  { agent, tools }: Role<Result>,
  context: AgentContext,
): AsyncGenerator<AgentEvent, Reaction<Result>, void> {
  const tool = tools.find(({ spec }) => spec.name === call.name);
  const given = call.arguments.trim() === '' ? {} : readJson(call.arguments);
  if (tool === undefined) {
    const refusal = yield* refuseCall(context, agent, call.name, given);
    return { kind: 'slip', text: `${refusal} Your tools: ${tools.map(({ spec }) => spec.name).join(', ')}.` };
  }
  if (countCall(tally, call) > 1)
    return { kind: 'slip', text: 'You have made this very call before; its result is above. Go on from it.' };
  const running = given === undefined ? noObject(reply) : tool.call(given, context);
  if (typeof running !== 'string') return yield* running;
  yield* refuseCall(context, agent, call.name, given, running);
  return { kind: 'slip', text: running };
}

function noObject({ finish }: ChatReply): string {
  return `The arguments are no JSON object.${finish === 'length' ? ` ${cutOff}` : ''}`;
}

function countCall({ seen }: Tally, { name, arguments: given }: ToolRequest): number {
  const key = `${name} ${JSON.stringify(readJson(given) ?? given)}`;
  const times = (seen.get(key) ?? 0) + 1;
  seen.set(key, times);
  return times;
}
