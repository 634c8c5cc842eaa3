import type { AgentContext, Composition, CrossCheck, Validated } from '../core/agent.ts';
import type { Answer, BoundValue, Confidence, Metric, RichText, Segment, Verdict } from '../core/answer.ts';
import { type Cell, cellText, numberOf } from '../core/cell.ts';
import { QueryError } from '../core/error.ts';
import type { AgentEvent } from '../core/event.ts';
import type { Finding } from '../core/finding.ts';
import { callTool } from './call-tool.ts';
import { resolveOrigin, type Sources } from './origin.ts';
import { isSameQuery } from './second-way.ts';
import { unboundNumbers } from './unbound-numbers.ts';
import { unsupportedFigure } from './unsupported.ts';

type Check = Verdict['checks'][number];

/**
 * Checks an answer against the results before it is shown: every bound value is read from its origin again
 * (and mended where it differs), every free number in the text must be one that a result or the question has,
 * and the headline is computed a second way where the composer knew one.
 */
export async function* validate(
  input: { readonly composition: Composition; readonly findings: readonly Finding[] },
  context: AgentContext,
): AsyncGenerator<AgentEvent, Validated, void> {
  const sources: Sources = {
    findings: input.findings,
    profiles: context.subjects.map(({ profile }) => profile),
    question: context.question.text,
  };
  const { answer } = input.composition;
  const codes = input.findings.map(({ code }) => code);
  const crossChecks = input.composition.crossChecks.filter(({ sql }) => !isSameQuery(sql, codes));
  const bound = boundValuesOf(answer);
  const wrong = bound.filter((value) => !isTrue(value, sources));
  const checks: Check[] = [];
  if (bound.length > 0) checks.push(bindingCheck(bound.length, wrong.length));
  const free = unboundNumbers(answer.text, sources, context.subjects);
  if (free.length > 0) checks.push(freeNumberCheck(free));
  const leftOut = unsupportedCount(answer);
  if (leftOut > 0) checks.push(unsupportedCheck(leftOut));
  const recomputed: Cell[] = [];
  const unrun: Check[] = [];
  for (const crossCheck of crossChecks) {
    const { check, hasRun } = yield* recompute(crossCheck, context);
    (hasRun ? checks : unrun).push(check);
    if (check.passed) recomputed.push(crossCheck.expected);
  }
  const state = stateOf(checks, recomputed.length, bound.length);
  return {
    answer: settle(answer, { sources, state, recomputed }),
    verdict: { state, checks: [...checks, ...unrun] },
  };
}

function unsupportedCount({ text, assumptions }: Answer): number {
  const words = text.flat().flatMap((segment) => ('text' in segment ? [segment.text] : []));
  const all = [...words, ...assumptions.map((assumption) => assumption.text)];
  return all.reduce((sum, part) => sum + part.split(unsupportedFigure).length - 1, 0);
}

function unsupportedCheck(count: number): Check {
  const figures = count === 1 ? '1 figure of the text is' : `${count} figures of the text are`;
  return {
    name: 'every figure has a source',
    passed: false,
    detail: `${figures} in no result of this answer and not shown`,
  };
}

function bindingCheck(total: number, wrong: number): Check {
  const passed = wrong === 0;
  const detail = passed
    ? `${total} of ${total} values equal the result they come from`
    : `${wrong} of ${total} values differed from the result they come from and were replaced by it`;
  return { name: 'values match results', passed, detail };
}

function freeNumberCheck(free: readonly string[]): Check {
  return {
    name: 'no number without a source',
    passed: false,
    detail: `These numbers in the text are in no result: ${free.join(', ')}`,
  };
}

/** A check that could not be run says nothing about the value. */
async function* recompute(
  crossCheck: CrossCheck,
  context: AgentContext,
): AsyncGenerator<AgentEvent, { readonly check: Check; readonly hasRun: boolean }, void> {
  const { name, sql, expected } = crossCheck;
  try {
    const result = yield* callTool(context, 'validator', 'run_sql', { sql, rowLimit: 1 });
    const found = result.rows[0]?.[0];
    const passed = found !== undefined && sameValue(found, expected);
    const detail = passed
      ? 'computed two ways, same result'
      : `a second way gives ${cellText(found)} instead of ${cellText(expected)}`;
    return { check: { name, passed, detail }, hasRun: true };
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const detail = `the check could not run: ${error.message}`;
    return { check: { name, passed: false, detail }, hasRun: false };
  }
}

function stateOf(checks: readonly Check[], recomputed: number, bound: number): Verdict['state'] {
  if (checks.some((check) => !check.passed)) return 'contradicted';
  if (recomputed > 0) return 'verified';
  return bound > 0 ? 'bound' : 'nothing-to-check';
}

function boundValuesOf(answer: Answer): readonly BoundValue[] {
  const inText = answer.text.flat().flatMap((segment) => ('bound' in segment ? [segment.bound] : []));
  return [...inText, ...answer.metrics.map((metric) => metric.value)];
}

function isTrue(bound: BoundValue, sources: Sources): boolean {
  if (bound.origin.kind === 'question') return isSaidInQuestion(bound.value, sources.question);
  const actual = resolveOrigin(bound.origin, sources);
  return actual !== undefined && sameValue(actual, bound.value);
}

function isSaidInQuestion(value: Cell, question: string): boolean {
  return question.toLowerCase().replaceAll(',', '').includes(cellText(value).toLowerCase());
}

/** Equal text, or numbers equal to 9 significant digits (two ways of summing doubles differ in the last ones). */
function sameValue(left: Cell, right: Cell): boolean {
  if (left === right) return true;
  const a = numberOf(left);
  const b = numberOf(right);
  if (a === undefined || b === undefined) return JSON.stringify(left) === JSON.stringify(right);
  if (Number.isNaN(a) && Number.isNaN(b)) return true;
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) + 1e-12;
}

/** What the confidence in a value rests on. */
interface Evidence {
  readonly sources: Sources;
  readonly state: Verdict['state'];
  /** Values that a second way has led to. */
  readonly recomputed: readonly Cell[];
}

function settle(answer: Answer, evidence: Evidence): Answer {
  return {
    ...answer,
    text: answer.text.map((paragraph) => mendText(paragraph, evidence.sources)),
    metrics: answer.metrics.map((metric) => settleMetric(metric, evidence)),
  };
}

function mendText(paragraph: RichText, sources: Sources): Segment[] {
  return paragraph.map((segment) => ('bound' in segment ? { bound: mend(segment.bound, sources) } : segment));
}

function settleMetric(metric: Metric, evidence: Evidence): Metric {
  const value = mend(metric.value, evidence.sources);
  return { ...metric, value, confidence: confidenceOf(value, evidence) };
}

function confidenceOf(bound: BoundValue, { sources, state, recomputed }: Evidence): Confidence {
  if (!isTrue(bound, sources)) return 'unchecked';
  if (state === 'contradicted') return 'contradicted';
  return recomputed.some((value) => sameValue(value, bound.value)) ? 'verified' : 'bound';
}

function mend(bound: BoundValue, sources: Sources): BoundValue {
  if (isTrue(bound, sources)) return bound;
  const actual = resolveOrigin(bound.origin, sources);
  return actual === undefined ? bound : { ...bound, value: actual };
}
