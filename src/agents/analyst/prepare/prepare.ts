import type { Question } from '../../../core/agent.ts';
import { annotate } from '../annotate/annotate.ts';
import { type ColumnMark, isNounOfRow } from '../annotate/mark.ts';
import { indexValues } from '../annotate/values.ts';
import { type Schema, schemaOf } from '../schema/schema.ts';
import { tokenise } from '../text/tokens.ts';
import { readBins } from './bins.ts';
import { clausesOf } from './clauses.ts';
import { readDropping, readFilling, readPruning, readScaling } from './mending.ts';
import { formulaOf, makesColumn, nameGiven, readNewColumn } from './new-column.ts';
import type { PreparedTable } from './prepared-table.ts';
import { withStep } from './prepared-table.ts';
import { readStandardScore } from './standard-score.ts';
import type { Clause, Step, StepReader } from './step.ts';
import { readTop } from './top.ts';

/** Each takes what it reads from the next: a column made by a formula is not scaled by its words. */
const readers: readonly StepReader[] = [
  readBins,
  readNewColumn,
  readPruning,
  readFilling,
  readDropping,
  readScaling,
];

/** A question that wants something done to the table first, and what it asks then. */
export interface PreparedQuestion {
  readonly table: PreparedTable;
  readonly schema: Schema;
  /** What is left to be asked, of the prepared table. */
  readonly text: string;
}

/** `undefined` where a question is asked of the table as it is. */
export function prepare({ text, constraints = '' }: Question, schema: Schema): PreparedQuestion | undefined {
  const top = readTop(text, schema);
  if (top !== undefined) {
    const table = withStep(schema.subject, undefined, top.step);
    return { table, schema: schemaOf(table.subject), text: top.rest };
  }
  if (!saysStep.test(`${text} ${constraints}`) && !saysSign.test(text)) return undefined;
  if (asksForOutliers.test(text)) return undefined;
  const whole = `${text} ${constraints}`.toLowerCase();
  const asked = columnsIn(text, schema);
  const start: Progress = { schema, table: undefined, rest: [], made: undefined, opening: undefined };
  const read = (progress: Progress, said: string): Progress => readClause(progress, said, whole, asked);
  const ofQuestion = [...clausesOf(text), ''].reduce(read, start);
  const done = /\boutliers?\b/i.test(text)
    ? ofQuestion
    : clausesOf(constraints).filter(saysPruning).reduce(readWish(whole, asked), ofQuestion);
  if (done.table === undefined) return undefined;
  const rest = done.rest.filter((clause) => !isAnnouncement(clause)).join(' ');
  const left = withName(rest, done.made);
  return left === '' ? undefined : { table: done.table, schema: done.schema, text: left };
}

const saysStep =
  /\b(?:column|feature|variable|field|missing|nulls?|outliers?|normali[sz]|standardi[sz]|log[- ]|logarithm|min-?max|scal(?:e|ing)|categori[sz]|group|bins?|difference|ratio|sum|product|z[- ]?score)\w*/i;

/** Between two names; whether they are columns is seen later. */
const saysSign =
  /[\p{L}\p{N}_)"'”]\s*[/÷*×]\s*[\p{L}"'“(]|\s[-−–+]\s|\b(?:divided by|multiplied by|times|minus|plus)\b/iu;

/** What is asked for is not left out first. */
const asksForOutliers =
  /\b(?:identify|detect\w*|find|perform|how many|number of|are there|is there|any|list|which)\b[^.]{0,80}\boutliers?\b|\boutliers? (?:detection|analysis)\b/i;

interface Progress {
  readonly schema: Schema;
  readonly table: PreparedTable | undefined;
  readonly rest: readonly string[];
  /** The name of the last column that was made. */
  readonly made: string | undefined;
  /** A clause that announces a column and does not yet say how it is made. */
  readonly opening: string | undefined;
}

function readClause(progress: Progress, said: string, whole: string, asked: readonly ColumnMark[]): Progress {
  const { schema, opening } = progress;
  const clause = clauseOf(opening === undefined ? said : `${opening} ${said}`, schema, whole, asked);
  const step = stepOf(clause);
  if (step !== undefined) return { ...taken(progress, step), opening: undefined };
  if (opening !== undefined) {
    return readClause(
      { ...progress, opening: undefined, rest: [...progress.rest, opening] },
      said,
      whole,
      asked,
    );
  }
  if (makesColumn(said)) return { ...progress, opening: said };
  if (said === '') return progress;
  const plain = clauseOf(said, schema, whole, asked);
  const score = readStandardScore(plain);
  if (score === undefined) return inlineFormula(progress, plain);
  return { ...taken(progress, score.step), rest: [...progress.rest, score.rest] };
}

function readWish(whole: string, asked: readonly ColumnMark[]) {
  return (progress: Progress, said: string): Progress => {
    const step = readPruning(clauseOf(said, progress.schema, whole, asked));
    return step === undefined ? progress : taken(progress, step);
  };
}

function saysPruning(clause: string): boolean {
  return /\boutliers?\b/i.test(clause) && !/\b(?:not|no|any)\b/i.test(clause);
}

function stepOf(clause: Clause): Step | undefined {
  for (const read of readers) {
    const step = read(clause);
    if (step !== undefined) return step;
  }
  return undefined;
}

function taken(progress: Progress, step: Step): Progress {
  const table = withStep(progress.schema.subject, progress.table, step);
  return {
    ...progress,
    table,
    schema: schemaOf(table.subject),
    made: step.adds?.name ?? progress.made,
  };
}

function clauseOf(text: string, schema: Schema, whole: string, asked: readonly ColumnMark[]): Clause {
  const name = nameGiven(text);
  const unnamed = name === undefined ? text : text.replaceAll(name, ' ');
  const hinted = name === undefined ? [] : columnsIn(name, schema);
  return { text, columns: columnsIn(unnamed, schema), hinted, schema, whole, asked };
}

/** Columns that a text names; a noun for the rows names none. */
function columnsIn(text: string, schema: Schema): ColumnMark[] {
  return annotate(tokenise(text), schema, indexValues(schema, []))
    .filter((mark) => mark.kind === 'column')
    .filter((mark) => !isNounOfRow(mark, schema));
}

const inline =
  /\b(?:the\s+)?(difference|ratio|sum|product)\s+(?:between|of)\s+(?:the\s+)?(.+?)\s+(?:and|to)\s+(?:the\s+)?(.+?)(?=\s+(?:for|by|per|in|where|among|is|when|of|with|has|have)\b|[,.?!]|$)/i;

const aggregated =
  /\b(?:average|mean|median|maximum|minimum|max|min|highest|lowest|largest|smallest|greatest|biggest|standard deviation|correlat\w*)\b/i;

/** "the average ratio of A to B": a column that is made where it is asked about. */
function inlineFormula(progress: Progress, clause: Clause): Progress {
  const kept = { ...progress, rest: [...progress.rest, clause.text] };
  const sum = signedFormula(clause);
  if (sum !== undefined) return withFormula(progress, clause, sum);
  const match = inline.exec(clause.text);
  if (match === null || !aggregated.test(clause.text)) return kept;
  const columns = columnsIn(match[0], clause.schema).filter(({ column }) => column.number !== undefined);
  const isPair = new Set(columns.map(({ column }) => column)).size === 2;
  if (!isPair || columns.some(({ score, isLoose }) => score < 0.7 && isLoose)) return kept;
  return withFormula(progress, clause, { said: match[0], columns });
}

interface Formula {
  readonly said: string;
  readonly columns: readonly ColumnMark[];
}

/** "population / area", "price times quantity": two columns of numbers, and nothing but a sign between them. */
function signedFormula(clause: Clause): Formula | undefined {
  const tokens = tokenise(clause.text);
  const numbers = clause.columns
    .filter(({ column, score, isLoose }) => column.number !== undefined && (score >= 0.7 || !isLoose))
    .toSorted((a, b) => a.span.from - b.span.from);
  for (const [index, left] of numbers.entries()) {
    const right = numbers[index + 1];
    const [first, last] = [tokens[left.span.from], tokens[left.span.to - 1]];
    const [next, end] = right === undefined ? [] : [tokens[right.span.from], tokens[right.span.to - 1]];
    if (right === undefined || !first || !last || !next || !end || right.column === left.column) continue;
    if (!sign.test(clause.text.slice(last.end, next.start))) continue;
    return { said: clause.text.slice(first.start, end.end), columns: [left, right] };
  }
  return undefined;
}

const sign =
  /^["'”]?\s*(?:[/÷*×]|(?<=\s)[-−–+](?=\s)|\b(?:divided by|multiplied by|times|minus|plus)\b)\s*(?:the\s+)?["'“]?$/i;

function withFormula(progress: Progress, clause: Clause, { said, columns }: Formula): Progress {
  const step = formulaOf({ ...clause, text: said, columns }, undefined);
  if (step?.adds === undefined) return { ...progress, rest: [...progress.rest, clause.text] };
  const text = clause.text.replace(said, () => `"${step.adds?.name ?? ''}"`);
  return { ...taken(progress, step), rest: [...progress.rest, text] };
}

/** A sentence that only says that something will be done. */
function isAnnouncement(clause: string): boolean {
  return (
    (/\b(?:preprocess\w*|feature engineering|data cleaning|data preparation)\b/i.test(clause) &&
      !/\b(?:calculate|compute|find|determine|report|what|how|which)\b/i.test(clause)) ||
    /^\W*(?:interpret|explain|discuss|provide (?:a )?(?:brief )?explanation)\b/i.test(clause)
  );
}

const itsFigure =
  /\bits\s+((?:mean|average|median|sum|total|max(?:imum)?|min(?:imum)?|range|variance|standard deviation|skewness|kurtosis|distribution))\b/gi;

/** "this new feature" by its name; words for what was done to the table say no more. */
function withName(text: string, made: string | undefined): string {
  const plain = text.replaceAll(
    /\b(?:transformed|scaled|normali[sz]ed|standardi[sz]ed|remaining|resulting|cleaned|preprocessed|updated|imputed|filtered)\s+/gi,
    '',
  );
  if (made === undefined) return plain;
  const named = plain.replaceAll(
    /\b(?:this|the|that)\s+(?:new(?:ly created)?\s+)?(?:column|feature|variable|field|metric)\b(?!\s*["'“])/gi,
    `"${made}"`,
  );
  if (named.trim() !== '') return named.replaceAll(itsFigure, `$1 of "${made}"`);
  return `What are the mean, median and standard deviation of "${made}"?`;
}
