import type { Exchange } from '../../../core/agent.ts';
import type { Mark } from '../annotate/mark.ts';
import { groupings } from '../families/shared/groupings.ts';
import type { Condition } from '../read/conditions/condition.ts';
import { cues, freeColumns, type Parse, parse } from '../read/parse.ts';
import { isMeasure, type Schema } from '../schema/schema.ts';
import { understand } from '../understand.ts';
import { asksSignificance, significanceOf } from './significance-of.ts';

/** Exchanges that a question may lean on, one on the other. */
const mostExchanges = 6;

const lead =
  /^\W*(?:(?:and|but|so|ok|okay|then|now|also)\b[\s,]*)?(?:(?:what about|how about|what if|(?:the )?same for|only|just|instead)\b[\s,]*)?/i;
const tail = /[\s,]*\b(?:instead|too|as well|only|please|then)?\s*[?.!]*\s*$/i;

/**
 * A question that leans on the one before, as a question of its own: "and for women?" after "average age by class" is
 * "average age by class for women". `undefined` where it stands alone, or nothing of it fits the one before.
 */
export function resume(text: string, history: readonly Exchange[], schema: Schema): string | undefined {
  const before = history.slice(-mostExchanges).reduce<string | undefined>((known, { question, declined }) => {
    if (declined) return known;
    return (known === undefined ? undefined : resumed(question, known, schema)) ?? question;
  }, undefined);
  return before === undefined ? undefined : resumed(text, before, schema);
}

function resumed(text: string, before: string, schema: Schema): string | undefined {
  if (/^\W*why\b\W*$/i.test(text)) return `Why: ${before}`;
  if (asksSignificance(text)) return significanceOf(parse(before, schema, []));
  if (!leansOnOthers(text, schema)) return undefined;
  const said = text.replace(lead, '').replace(tail, '').trim();
  const plain = before.replace(/[\s?.!]+$/, '');
  const [now, known] = [parse(said, schema, []), parse(plain, schema, [])];
  return edits
    .map((edit) => edit(now, known, said))
    .find((one) => one !== undefined && one !== plain && understand(one, schema, []).kind === 'understood');
}

/** It begins like a part of a sentence, or ends with "instead"; a short one counts where it is no question itself. */
function leansOnOthers(text: string, schema: Schema): boolean {
  if (
    /^\W*(?:and|but|so|then|now|what about|how about|what if|(?:the )?same for|only|just|instead)\b/i.test(
      text,
    )
  )
    return true;
  if (/\binstead\W*$/i.test(text)) return true;
  const isShort = text.trim().split(/\s+/).length <= 6;
  if (!isShort) return false;
  return (
    /^\W*(?:by|per|for|in|on|with|without|as|top|bottom|excluding|except)\b/i.test(text) ||
    understand(text, schema, []).kind === 'not-understood'
  );
}

/** What a short question can change of the one before; `undefined` where it is of another kind. */
type Edit = (now: Parse, known: Parse, said: string) => string | undefined;

const edits: readonly Edit[] = [drawnAs, groupedBy, limitedTo, figuredBy, filteredBy, measuredBy];

/** Said at the end, and kept there. */
const limit = /, (?:top|bottom) \w+$/i;

function added(text: string, said: string): string {
  const end = limit.exec(text)?.[0] ?? '';
  return `${text.slice(0, text.length - end.length)} ${said}${end}`.replaceAll(/ {2,}/g, ' ');
}

/** "as a pie chart". */
function drawnAs(now: Parse, { text }: Parse, said: string): string | undefined {
  return now.presentation.chart === undefined ? undefined : added(text, said);
}

/** "by month", "per bank": in the place of what it was grouped by. */
function groupedBy(now: Parse, known: Parse, said: string): string | undefined {
  if (groupings(now).length === 0) return undefined;
  return added(
    without(
      known,
      groupings(known).flatMap(({ marks }) => marks),
    ),
    said,
  );
}

/** "the top 3". */
function limitedTo(now: Parse, { text }: Parse, said: string): string | undefined {
  const isLimit = /^(?:the )?(?:top|bottom|first|last|highest|lowest|best|worst) \w+$/i.test(said);
  return isLimit && now.marks.length > 0
    ? `${text.replace(limit, '')}, ${said.replace(/^the /i, '')}`
    : undefined;
}

/** "the median": in the place of the average. */
function figuredBy(now: Parse, known: Parse): string | undefined {
  const [figure] = [...cues(now, 'aggregate'), ...cues(now, 'superlative')];
  const [before] = [...cues(known, 'aggregate'), ...cues(known, 'superlative')];
  if (figure === undefined || before === undefined || freeColumns(now).length > 0) return undefined;
  return replaced(known, [before], wordsOf(now, [figure]));
}

/** "for women", "in March", "2023": in the place of a filter on the same column, or one more. */
function filteredBy(now: Parse, known: Parse, said: string): string | undefined {
  const [condition] = now.conditions;
  if (condition === undefined) return undefined;
  const same = known.conditions.find((one) => sharesColumn(one, condition));
  if (same !== undefined)
    return replaced(known, same.marks, `${wordsOf(now, condition.marks)}${yearKept(now, known, same)}`);
  const isPhrase =
    /^(?:for|in|on|at|with|without|where|from|of|among|during|excluding|except|before|after|since)\b/i.test(
      said,
    );
  return added(known.text, isPhrase ? said : `for ${said}`);
}

/** "and in April?" after "in March 2024" stays in that year. */
function yearKept(now: Parse, known: Parse, before: Condition): string {
  const isMonth = now.conditions[0]?.marks.some(
    (mark) => mark.kind === 'date' && mark.meaning.kind === 'month',
  );
  const year = /\b\d{4}\b/.exec(wordsOf(known, before.marks))?.[0];
  return isMonth === true && year !== undefined ? ` ${year}` : '';
}

function sharesColumn(left: Condition, right: Condition): boolean {
  return left.columns.some((column) => right.columns.includes(column));
}

/** "the price": in the place of the number that was asked for. */
function measuredBy(now: Parse, known: Parse): string | undefined {
  const measure = freeColumns(now).find(({ column }) => isMeasure(column));
  const before = freeColumns(known).find(({ column }) => isMeasure(column));
  if (measure === undefined || before === undefined) return undefined;
  return replaced(known, [before], wordsOf(now, [measure]));
}

function spanOf(of: Parse, marks: readonly Mark[]): { start: number; end: number } | undefined {
  const first = of.tokens[Math.min(...marks.map(({ span }) => span.from))];
  const last = of.tokens[Math.max(...marks.map(({ span }) => span.to)) - 1];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

function wordsOf(of: Parse, marks: readonly Mark[]): string {
  const span = spanOf(of, marks);
  return span === undefined ? '' : of.text.slice(span.start, span.end);
}

function replaced(of: Parse, marks: readonly Mark[], words: string): string | undefined {
  const span = spanOf(of, marks);
  return span === undefined ? undefined : `${of.text.slice(0, span.start)}${words}${of.text.slice(span.end)}`;
}

function without(of: Parse, marks: readonly Mark[]): string {
  return marks.length === 0 ? of.text : (replaced(of, marks, '') ?? of.text).trim();
}
