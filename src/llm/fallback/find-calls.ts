import { z } from 'zod';
import type { ToolRequest } from '../../core/chat-model.ts';
import { newId } from '../../core/id.ts';
import { type LooseValue, readLooseJson } from './loose-json.ts';

export interface FoundCalls {
  readonly calls: readonly ToolRequest[];
  /** What is said beside them. */
  readonly text: string;
}

interface Action {
  readonly name: string;
  readonly arguments: unknown;
}

/**
 * Calls that a model wrote as JSON into its text: the first object that is one, and those that follow it at once. What
 * a model goes on to imagine as their result is dropped. Null where the text calls nothing.
 */
export function findCalls(text: string, toolNames: readonly string[]): FoundCalls | null {
  for (let from = nextStart(text, 0); from !== -1; from = nextStart(text, from + 1)) {
    const first = callsAt(text, from, toolNames);
    if (first === null) continue;
    const calls = [...first.calls];
    for (let at = first.end; ; ) {
      const between = /^(?:[\s,;]|```\w*|<\/?\w*(?:tool|function)_?calls?>)*/.exec(text.slice(at))?.[0] ?? '';
      const next = callsAt(text, at + between.length, toolNames);
      if (next === null) break;
      calls.push(...next.calls);
      at = next.end;
    }
    return { calls, text: withoutFrame(text.slice(0, from), toolNames) };
  }
  return null;
}

function nextStart(text: string, from: number): number {
  const at = text.slice(from).search(/[{[]/);
  return at === -1 ? -1 : from + at;
}

function callsAt(
  text: string,
  from: number,
  toolNames: readonly string[],
): { readonly calls: readonly ToolRequest[]; readonly end: number } | null {
  if (!/[{[]/.test(text.charAt(from))) return null;
  const read = readLooseJson(text, from);
  if (read === null) return null;
  const named = nameBefore(text, from, toolNames);
  const actions =
    actionsIn(read.value, toolNames) ?? (named === null ? null : [{ name: named, arguments: read.value }]);
  if (actions === null) return null;
  return { calls: actions.map((action) => callOf(action, read, text.slice(from))), end: read.end };
}

/** `run_sql({…})`, `run_sql: {…}` or `run_sql {…}` on a line of its own. */
function nameBefore(text: string, from: number, toolNames: readonly string[]): string | null {
  const name = /(?:^|[\n`>])\s*(\w+)\s*[(:]?\s*$/.exec(text.slice(Math.max(0, from - 80), from))?.[1];
  return name !== undefined && toolNames.includes(name) ? name : null;
}

/** Half a query must not be run: what was cut off is handed on in a form that nobody takes for whole. */
function callOf(action: Action, { isCut }: LooseValue, source: string): ToolRequest {
  const written = typeof action.arguments === 'string' ? action.arguments : JSON.stringify(action.arguments);
  return { id: `call_${newId()}`, name: action.name, arguments: isCut ? source : written };
}

const nameSchema = z.string().min(1).max(100);
const objectSchema = z.record(z.string(), z.unknown());
const nameKeys = ['tool', 'tool_name', 'name', 'action', 'function', 'function_name', 'recipient_name'];
const argumentKeys = [
  'arguments',
  'args',
  'parameters',
  'params',
  'input',
  'tool_input',
  'action_input',
  'kwargs',
];
const listKeys = ['tool_calls', 'tools', 'calls', 'actions'];

/** In all the forms that models have learned somewhere. Null for an object that is about something else. */
function actionsIn(value: unknown, toolNames: readonly string[]): readonly Action[] | null {
  if (Array.isArray(value)) {
    const actions = value.flatMap((item) => actionsIn(item, toolNames) ?? []);
    return actions.length === 0 || actions.length !== value.length ? null : actions;
  }
  const parsed = objectSchema.safeParse(value);
  if (!parsed.success) return null;
  const object = parsed.data;
  for (const key of listKeys) {
    if (Array.isArray(object[key])) return actionsIn(object[key], toolNames);
  }
  if (object.type === 'function' && objectSchema.safeParse(object.function).success) {
    return actionsIn(object.function, toolNames);
  }
  const action = actionIn(object, toolNames);
  return action === null ? null : [action];
}

function actionIn(object: Readonly<Record<string, unknown>>, toolNames: readonly string[]): Action | null {
  const [only, ...others] = Object.keys(object);
  if (only !== undefined && others.length === 0 && toolNames.includes(only)) {
    return { name: only, arguments: object[only] ?? {} };
  }
  const nameKey = nameKeys.find((key) => nameSchema.safeParse(object[key]).success);
  const name = nameSchema
    .safeParse(nameKey === undefined ? undefined : object[nameKey])
    .data?.replace(/^functions\./, '');
  if (nameKey === undefined || name === undefined) return null;
  const argumentKey = argumentKeys.find((key) => key in object && key !== nameKey);
  if (argumentKey !== undefined) {
    const isCall = toolNames.includes(name) || nameKey.startsWith('tool');
    return isCall ? { name, arguments: object[argumentKey] ?? {} } : null;
  }
  if (!toolNames.includes(name)) return null;
  return { name, arguments: Object.fromEntries(Object.entries(object).filter(([key]) => key !== nameKey)) };
}

/** The opening of a code block or a tag belongs to the call. */
function withoutFrame(text: string, toolNames: readonly string[]): string {
  const bare = text.replace(/(?:```\w*|<\w*(?:tool|function)_?calls?>)\s*$/i, '').trimEnd();
  const name = /(\w+)\s*[(:]?\s*$/.exec(bare)?.[1];
  return (name !== undefined && toolNames.includes(name) ? bare.replace(/\w+\s*[(:]?\s*$/, '') : bare)
    .replace(/(?:```\w*)\s*$/, '')
    .trimEnd();
}
