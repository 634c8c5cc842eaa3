import type { ToolRequest } from '../../core/chat-model.ts';
import { newId } from '../../core/id.ts';
import type { CallPart } from './chunk.ts';

interface Call {
  readonly index: number | null;
  id: string;
  name: string;
  arguments: string;
}

/**
 * Puts tool calls together from their parts. Gateways differ in all of it: numbers that start at 1, or are the same for
 * calls side by side, ids that are empty or change, names that come again with every part, calls that come whole.
 */
export interface Calls {
  add(part: CallPart): void;
  /** With ids that are there and differ, since the answers to the calls are told apart by them. */
  whole(): readonly ToolRequest[];
}

export function createCalls(): Calls {
  const calls: Call[] = [];
  return {
    add(part) {
      const call = calls.findLast((each) => continues(each, part, each === calls.at(-1)));
      const { name, text } = saidIn(part);
      if (call === undefined) {
        calls.push({ index: part.index ?? null, id: part.id ?? '', name, arguments: text });
        return;
      }
      if (call.id === '') call.id = part.id ?? '';
      if (call.name === '') call.name = name;
      call.arguments += text;
    },
    whole() {
      const ids = new Set<string>();
      return calls.map((call) => {
        const id = call.id === '' || ids.has(call.id) ? `call_${newId()}` : call.id;
        ids.add(id);
        return { id, name: call.name, arguments: call.arguments.trim() === '' ? '{}' : call.arguments };
      });
    },
  };
}

function saidIn(part: CallPart): { readonly name: string; readonly text: string } {
  const said = part.function?.arguments ?? '';
  return { name: part.function?.name ?? '', text: typeof said === 'string' ? said : JSON.stringify(said) };
}

/** Whether the part goes on with the call. */
function continues(call: Call, part: CallPart, isLast: boolean): boolean {
  const index = part.index ?? null;
  const isSamePlace = index === null || call.index === null ? isLast : index === call.index;
  if (!isSamePlace) return false;
  const { name, text } = saidIn(part);
  if (name === '') return true;
  const id = part.id ?? '';
  if (id !== '' && call.id !== '' && id !== call.id) return false;
  if (call.name !== '' && name !== call.name) return false;
  return !(isWhole(call.arguments) && text.trimStart().startsWith('{'));
}

function isWhole(json: string): boolean {
  try {
    return typeof JSON.parse(json) === 'object';
  } catch {
    return false;
  }
}
