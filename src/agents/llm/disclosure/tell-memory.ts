import type { Exchange, Insight } from '../../../core/agent.ts';
import { fenced, tidy, tokensIn } from './quote.ts';
import { type Scope, tells } from './scope.ts';

/** The question as it is asked now, masked. */
export function tellQuestion({ masker, context }: Scope): string {
  const { text, constraints } = context.question;
  const wanted =
    constraints === undefined ? '' : `\nHow the answer is wanted: ${masker.maskText(constraints)}`;
  return `Question: ${masker.maskText(text)}${wanted}`;
}

/** Answers in full for so many exchanges; of older ones the first sentence, which holds the finding. */
const fullExchanges = 4;

/** Earlier questions, the newest last; their answers only from `rows` on, since they are made of values. Cut to the budget. */
export function tellHistory(scope: Scope): string {
  const { history } = scope.context;
  if (history.length === 0) return '';
  const lines = history.map((exchange, at) =>
    exchangeLine(scope, exchange, at >= history.length - fullExchanges),
  );
  const kept = lastWithin(lines, scope.memoryTokens);
  const left = lines.length - kept.length;
  const summary = left === 0 ? [] : [`(${left} earlier questions are left out)`];
  return fenced(scope, 'this conversation so far', [...summary, ...kept]);
}

function exchangeLine(scope: Scope, { question, answerText, declined }: Exchange, isFull: boolean): string {
  const asked = `asked: ${JSON.stringify(tidy(scope.masker.maskText(question), 300))}`;
  if (declined) return `${asked} (not answered)`;
  if (!tells(scope, 'rows')) return asked;
  const answered = isFull ? tidy(scope.masker.maskText(answerText), 500) : firstSentence(scope, answerText);
  return `${asked} answered: ${JSON.stringify(answered)}`;
}

/** Masked before it is cut: a cut could leave half of a value, which nothing would recognise. */
function firstSentence(scope: Scope, text: string): string {
  const [first] = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(scope.masker.maskText(text));
  return tidy(first?.segment ?? '', 160);
}

/** What was found out before and kept; values, so only from `rows` on. */
export function tellInsights(scope: Scope, insights: readonly Insight[]): string {
  if (!tells(scope, 'rows') || insights.length === 0) return '';
  const lines = insights.map(({ text }) => JSON.stringify(tidy(scope.masker.maskText(text), 400)));
  return fenced(scope, 'insights kept from earlier', lastWithin(lines, scope.memoryTokens));
}

function lastWithin(lines: readonly string[], tokens: number): readonly string[] {
  const kept: string[] = [];
  let left = tokens;
  for (const line of lines.toReversed()) {
    left -= tokensIn(line);
    if (left < 0) break;
    kept.unshift(line);
  }
  return kept;
}
