import { Refusal } from '../../core/refusal.ts';
import { type Limits, limits } from './limits.ts';

/** Stands for a number that JSON has no word for. */
const numberKey = '\0number';
const unsayable = ['NaN', 'Infinity', '-Infinity', '-0'] as const;

/** JSON that keeps `NaN`, the infinities and negative zero. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'number' && (!Number.isFinite(each) || Object.is(each, -0)) ? stood(each) : each,
  );
}

function stood(number: number): Record<string, string> {
  return { [numberKey]: Object.is(number, -0) ? '-0' : String(number) };
}

/** Reads a stranger's JSON: measured before it is parsed, and without a key that could reach a prototype. Throws `Refusal`. */
export function readJson(text: string, most: Limits = limits): unknown {
  measure(text, most);
  try {
    return JSON.parse(text, revive);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('unreadable', { cause: error });
  }
}

function revive(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new Refusal('odd-name');
  if (typeof value !== 'object' || value === null || !(numberKey in value)) return value;
  const word = value[numberKey];
  if (!unsayable.some((each) => each === word)) throw new Refusal('odd-number');
  return Number(word);
}

const code = {
  quote: 34,
  comma: 44,
  colon: 58,
  open: 91,
  backslash: 92,
  close: 93,
  brace: 123,
  unbrace: 125,
};

/** Counts values and depth in the text itself, before anything is made of it. */
function measure(text: string, { nodes, depth }: Limits): void {
  let count = 1;
  let level = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const each = text.charCodeAt(at);
    if (isText) {
      if (each === code.backslash) at += 1;
      else if (each === code.quote) isText = false;
    } else if (each === code.quote) isText = true;
    else if (each === code.comma || each === code.colon) count += 1;
    else if (each === code.open || each === code.brace) {
      count += 1;
      level += 1;
      if (level > depth) throw new Refusal('too-deep');
    } else if (each === code.close || each === code.unbrace) level -= 1;
    if (count > nodes) throw new Refusal('too-many-values');
  }
}
