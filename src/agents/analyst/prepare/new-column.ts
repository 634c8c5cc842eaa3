import { quoteIdentifier } from '../../../core/dataset.ts';
import type { SchemaColumn } from '../schema/schema.ts';
import { measured } from '../schema/schema.ts';
import { expressionSql } from '../sql/expression.ts';
import { type Clause, madeColumn, type Step } from './step.ts';

type Sign = '+' | '-' | '*' | '/';

const making =
  /\b(?:creat|generat|add|introduc|engineer|deriv|defin|mak|build|construct)(?:e|es|ing|ed)?\b[^.]{0,80}?\b(?:column|feature|variable|field|metric|attribute)s?\b|^\W*(?:an? |the )?new (?:column|feature|variable|field|metric)\b|^\W*(?:define|let) [\p{L}_]\w* (?:=|as|be)/iu;

const quotedName =
  /\b(?:called|named|labell?ed|titled|column|feature|variable|field|metric|attribute)\s*,?\s*(?:"([^"]+)"|“([^”]+)”|'([^']+)')/i;
const plainName = /\b(?:called|named|labell?ed|titled)\s+([\p{L}_]\w*)/iu;
const equalName = /\b(?:column|feature|variable|field|metric)\s+([\p{L}_]\w*)\s*(?:=|\bas\b)/iu;
const definedName = /^\W*(?:define|let)\s+([\p{L}_]\w*)\s*(?:=|\bas\b|\bbe\b)/iu;

/** The name that a clause gives to what it makes. */
export function nameGiven(text: string): string | undefined {
  const quoted = quotedName.exec(text);
  return (
    quoted?.slice(1).find((one: string | undefined) => one !== undefined) ??
    (plainName.exec(text) ?? equalName.exec(text) ?? definedName.exec(text))?.[1]
  );
}

export function makesColumn(text: string): boolean {
  return making.test(text);
}

/** "create a new column X as the sum of A and B", "… = A / B", "… by subtracting A from B". */
export function readNewColumn(clause: Clause): Step | undefined {
  if (!makesColumn(clause.text)) return undefined;
  return formulaOf(clause, nameGiven(clause.text));
}

/** What a clause computes of the columns that it names. */
export function formulaOf(clause: Clause, given: string | undefined): Step | undefined {
  const numbers = unique(
    clause.columns.map(({ column }) => column).filter(({ number }) => number !== undefined),
  );
  const [first, second] = numbers;
  const sign = signOf(clause);
  if (first === undefined || sign === undefined) return undefined;
  if (second === undefined)
    return centredOf(clause, first, sign, given) ?? withNumber(clause, first, sign, given);
  const isTurned = /\bsubtract\w*\b[^.]*\bfrom\b/i.test(clause.text);
  const ordered = isTurned ? [second, first, ...numbers.slice(2)] : numbers;
  const used = sign === '+' || sign === '*' ? ordered : ordered.slice(0, 2);
  const terms = used.map((column) => expressionSql(measured(column)));
  const sql = sign === '/' ? `${terms[0]} / nullif(${terms[1]}, 0)` : terms.join(` ${sign} `);
  const words = used.map(({ name }) => name).join(` ${shownSigns[sign]} `);
  return made(clause, given ?? used.map(({ name }) => name).join(joining[sign]), sql, words);
}

/** In a name, which is read as the words of a question are. */
const joining: Readonly<Record<Sign, string>> = { '+': ' plus ', '-': ' − ', '*': ' × ', '/': ' ÷ ' };

const shownSigns: Readonly<Record<Sign, string>> = { '+': '+', '-': '−', '*': '×', '/': '÷' };

/** "subtracting the mean of A from each A". */
function centredOf(
  clause: Clause,
  column: SchemaColumn,
  sign: Sign,
  given: string | undefined,
): Step | undefined {
  if (sign !== '-' || !/\b(?:mean|average)\b/i.test(clause.text)) return undefined;
  const term = expressionSql(measured(column));
  const words = `${column.name} − its mean`;
  return made(clause, given ?? `${column.name} minus mean`, `${term} - avg(${term}) OVER ()`, words);
}

/** "A divided by 1000". */
function withNumber(
  clause: Clause,
  column: SchemaColumn,
  sign: Sign,
  given: string | undefined,
): Step | undefined {
  const number = /(?:by|plus|minus|times|[-+*/×÷])\s*(\d+(?:\.\d+)?)/i.exec(clause.text)?.[1];
  if (number === undefined) return undefined;
  const words = `${column.name} ${shownSigns[sign]} ${number}`;
  return made(clause, given ?? words, `${expressionSql(measured(column))} ${sign} ${number}`, words);
}

function made({ schema }: Clause, wanted: string, sql: string, words: string): Step {
  const isTaken = schema.columns.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const name = isTaken ? `new ${wanted}` : wanted;
  return {
    text: wanted === words ? `I worked out ${words} for each row.` : `I made the column ${name} as ${words}.`,
    selectFrom: (table) => `SELECT *, ${sql} AS ${quoteIdentifier(name)} FROM ${quoteIdentifier(table)}`,
    adds: madeColumn(name, schema, 'float'),
  };
}

const signs: readonly (readonly [pattern: RegExp, sign: Sign])[] = [
  [/\bratio\b|\bdivid|\bquotient\b|\sper\s|[\w)"']\s*[/÷]\s*[\w("']/i, '/'],
  [/\bproduct of\b|\bmultipl|\btimes\b|[\w)"']\s*[*×]\s*[\w("']/i, '*'],
  [/\bdifference\b|\bminus\b|\bsubtract|\brange\b|[\w)"']\s+[-−–]\s+[\w("']/i, '-'],
  [/\bsum\b|\badding\b|\bplus\b|\btotal\b|\btogether\b|\bcombin|[\w)"']\s*\+\s*[\w("']/i, '+'],
];

/** "combining" says no more than that both are used: how, may be said among the wishes. */
function signOf({ text, whole }: Clause): Sign | undefined {
  const said = signs.find(([pattern]) => pattern.test(withoutNames(text)))?.[1];
  if (said !== '+' || !/\bcombin/i.test(text)) return said;
  return signs.find(([pattern]) => pattern.test(whole))?.[1];
}

/** Quoted names may hold the words of an operation. */
function withoutNames(text: string): string {
  return text.replaceAll(
    /\b(?:called|named|labell?ed|titled|feature|column)\s*,?\s*(?:"[^"]+"|“[^”]+”|'[^']+')/gi,
    'column',
  );
}

function unique(columns: readonly SchemaColumn[]): SchemaColumn[] {
  return [...new Set(columns)];
}
