import type { Composition, CrossCheck } from '../../../core/agent.ts';
import type { Answer, BoundValue, Metric, RichText } from '../../../core/answer.ts';
import { type Cell, cellText } from '../../../core/cell.ts';
import { plainText } from '../../../core/rich-text.ts';
import { isSecondWay } from '../../second-way.ts';
import { unsupportedFigure } from '../../unsupported.ts';
import { chartOf } from './chart-wish.ts';
import { type Closing, readClosing } from './closing.ts';
import type { Problem } from './obstacle.ts';
import { settleProse } from './prose.ts';
import { resolveReference } from './reference.ts';
import type { Referents } from './referents.ts';
import { splitWritten } from './split.ts';
import type { Vouchers } from './vouch.ts';

export interface ReadAnswer {
  readonly composition: Composition;
  /** References that lead nowhere. */
  readonly invalid: readonly Problem[];
  readonly unsupported: readonly string[];
}

/** What a composer wrote as an answer: only values that are there, only numbers that something vouches for. */
export function readAnswer(
  written: string,
  vouchers: Vouchers,
  write: (bound: BoundValue) => string,
): ReadAnswer {
  const { prose, closing: block } = splitWritten(written);
  const closing = readClosing(block);
  const settled = settleProse(prose, vouchers);
  const words = (text: string): string => plainText(settleProse(text, vouchers).paragraphs, write);
  const { referents } = vouchers;
  const headline = headlineOf(closing, settled.paragraphs, referents);
  const answer: Answer = {
    text: settled.paragraphs,
    headline,
    metrics: closing.metrics.flatMap((wish) => metricOf(wish, referents, words)),
    chart: chartOf(closing.chart, referents, (text) => withoutMarks(words(text))),
    tableResultId: tableOf(closing.table, referents),
    assumptions: closing.assumptions.map((text) => ({ text: words(text), alternatives: [] })),
    followUps: closing.follow_ups.flatMap((text) => followUpOf(text, vouchers)),
    declined: closing.declined,
  };
  const insight = closing.insight === null ? '' : words(closing.insight);
  const crossChecks = closing.check_sql === null ? [] : crossChecksOf(closing.check_sql, headline, referents);
  return {
    composition: {
      answer,
      crossChecks,
      ...(insight === '' || insight.includes(unsupportedFigure) ? {} : { insight }),
    },
    invalid: settled.invalid,
    unsupported: settled.unsupported,
  };
}

/** A question that is asked by a click is sent: only what the model wrote and the question before it may stand in it. */
function followUpOf(text: string, vouchers: Vouchers): readonly string[] {
  const { paragraphs, invalid, unsupported } = settleProse(text, vouchers);
  const bounds = paragraphs.flat().flatMap((segment) => ('bound' in segment ? [segment.bound] : []));
  const isOwn = bounds.every(({ origin }) => origin.kind === 'question');
  if (!isOwn || invalid.length > 0 || unsupported.length > 0) return [];
  return [plainText(paragraphs, ({ value }) => cellText(value))];
}

function withoutMarks(text: string): string {
  return text.replaceAll(unsupportedFigure, '').replaceAll(/\s+/g, ' ').trim();
}

/** What the model named; else the first value of the text. */
function headlineOf(
  { headline, declined }: Closing,
  text: readonly RichText[],
  referents: Referents,
): Answer['headline'] {
  if (declined) return null;
  if (Array.isArray(headline)) return headline.flatMap((each) => valueBehind(each, referents) ?? []);
  const named = headline === null ? undefined : valueBehind(headline, referents);
  const first = text.flat().find((segment) => 'bound' in segment && segment.bound.origin.kind !== 'question');
  return named ?? (first !== undefined && 'bound' in first ? first.bound.value : null);
}

function valueBehind(reference: string, referents: Referents): Cell | undefined {
  const resolved = resolveReference(reference.replaceAll(/^\{\{|\}\}$/g, ''), referents);
  return resolved.kind === 'bound' ? resolved.bound.value : undefined;
}

function metricOf(
  wish: Closing['metrics'][number],
  referents: Referents,
  words: (text: string) => string,
): readonly Metric[] {
  const { name, value, format } = wish;
  const plain = value.replaceAll(/^\{\{|\}\}$/g, '');
  const resolved = resolveReference(
    plain.includes('|') || format === '' ? plain : `${plain}|${format}`,
    referents,
  );
  if (resolved.kind === 'invalid') return [];
  return [{ name: withoutMarks(words(name)) || 'Value', value: resolved.bound, confidence: 'unchecked' }];
}

/** What was asked for; else the last result with more than one row. */
function tableOf(wanted: string | null, { named }: Referents): string | null {
  const chosen = named.find(({ alias }) => alias === wanted?.trim());
  if (chosen !== undefined) return chosen.finding.id;
  const last = named.findLast(
    ({ finding }) =>
      (finding.language === 'sql' ? finding.result.rows.length : (finding.result.table?.rows.length ?? 0)) >
      1,
  );
  return last?.finding.id ?? null;
}

/** The check where it is a way of its own to a single number. */
export function crossChecksOf(
  sql: string,
  headline: Answer['headline'],
  referents: Referents,
): readonly CrossCheck[] {
  const { named, subjects } = referents;
  const codes = named.map(({ finding }) => finding.code);
  if (headline === null || typeof headline === 'object') return [];
  const isOther = isSecondWay(sql, {
    codes,
    tables: subjects.map(({ table }) => table.name),
    expected: headline,
  });
  return isOther ? [{ name: 'checked two ways', sql, expected: headline }] : [];
}
