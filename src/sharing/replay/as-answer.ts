import type { BoundValue, Metric, RichText } from '../../core/answer.ts';
import type { EventBody } from '../../core/event.ts';
import type { FigureChange, Obstacle, ReplayedFinding, ReplayedStep, RowsChange } from '../../core/replay.ts';
import { renamedOrigin } from '../analysis/renamed-origin.ts';
import type { Writing } from '../export/writing.ts';

/** A step computed again as an answer of its own: a question, and the events that an answer leaves behind. */
export interface NewAnswer {
  readonly question: string;
  readonly events: readonly EventBody[];
}

interface AnswerContext {
  /** Of the data that it was computed on. */
  readonly fileName: string;
  readonly writing: Pick<Writing, 'value'>;
  readonly newId: () => string;
  readonly why: (obstacle: Obstacle) => string;
}

/**
 * Says what was computed and nothing that was said before: words that were true of other data may not be of this.
 * Results get ids that no other answer has.
 */
export function asAnswer(replayed: ReplayedStep, context: AnswerContext): NewAnswer {
  const ids = new Map(replayed.findings.map(({ id }) => [id, context.newId()]));
  const resultId = (id: string): string => ids.get(id) ?? id;
  const figures = replayed.figures.map((figure) => known(figure, resultId));
  const metrics = figures.flatMap((figure) => (figure === undefined ? [] : [figure]));
  const { step, chart, findings } = replayed;
  return {
    question: step.question,
    events: [
      ...findings.flatMap((finding) => resultEvent(finding, resultId(finding.id))),
      ...(metrics.length === 0 ? [] : [bindingOf(metrics.length)]),
      {
        type: 'final_response',
        text: textOf(replayed, metrics, context),
        headline: leaderOf(replayed) === null ? (metrics[0]?.value.value ?? null) : null,
        metrics,
        chart_spec: chart === null ? null : { ...chart, resultId: resultId(chart.resultId) },
        table_result_id: tableIdOf(replayed, resultId),
        assumptions: step.assumptions.map((text) => ({ text, alternatives: [] })),
        follow_ups: [],
        declined: false,
      },
      { type: 'done', outcome: 'answered' },
    ],
  };
}

function known(
  { name, format, outcome }: FigureChange,
  resultId: (id: string) => string,
): Metric | undefined {
  if (outcome.state === 'unknown') return undefined;
  const value: BoundValue = { value: outcome.now, format, origin: renamedOrigin(outcome.origin, resultId) };
  return { name, value, confidence: 'bound' };
}

function resultEvent(
  { language, purpose, table, ran }: ReplayedFinding,
  result_id: string,
): readonly EventBody[] {
  if (ran === null) return [];
  const { code, inputSql, results, pictures, elapsedMs: elapsed_ms } = ran;
  const shared = { result_id, purpose, summary: '', elapsed_ms };
  if (language === 'python') {
    const input = inputSql === undefined ? {} : { input_sql: inputSql };
    const drawn = { figures: pictures, stdout: '' };
    return [{ type: 'python_result', ...shared, ...input, ...drawn, code, results, table }];
  }
  if (table === null) return [];
  const { columns, rows, truncated } = table;
  return [{ type: 'sql_result', ...shared, query: code, rows: rows.length, columns, data: rows, truncated }];
}

/** Each was read from the new result. */
function bindingOf(count: number): EventBody {
  const detail = `${count} of ${count} values equal the result they come from`;
  return {
    type: 'validation',
    state: 'bound',
    checks: [{ name: 'values match results', passed: true, detail }],
  };
}

/** What comes first in the table, where it is something else than before: figures are of what was asked about then. */
function leaderOf({ findings, tableResultId }: ReplayedStep): RowsChange['first'] {
  return findings.find(({ id }) => id === tableResultId)?.rows?.first ?? null;
}

function textOf(
  replayed: ReplayedStep,
  metrics: readonly Metric[],
  { fileName, writing, why }: AnswerContext,
): readonly RichText[] {
  const { step, figures, findings } = replayed;
  if (step.findings.length === 0)
    return [[{ text: 'It was answered without a query: nothing was computed.' }]];
  const missing = figures.flatMap(({ name, outcome }) =>
    outcome.state === 'unknown' ? [[{ text: `${name} cannot be computed again: ${why(outcome.why)}` }]] : [],
  );
  const failed = findings.flatMap(({ purpose, failure }) =>
    failure === null ? [] : [[{ text: `“${purpose}” cannot be computed: ${why(failure)}` }]],
  );
  const leader = leaderOf(replayed);
  const leading: readonly RichText[] =
    leader === null
      ? []
      : [[{ text: leader.now, strong: true }, { text: ` comes first; it was ${leader.before} before.` }]];
  const [first] = metrics;
  const before = figures.find(({ outcome }) => outcome.state !== 'unknown');
  const headline: readonly RichText[] =
    first === undefined || before === undefined
      ? []
      : [
          [
            { text: `${first.name} is ` },
            { bound: first.value },
            { text: before.outcome.state === 'same' ? ', as before.' : wasWords(before, writing) },
          ],
        ];
  return [...leading, ...headline, ...failed, ...missing, [{ text: `Computed again on ${fileName}.` }]];
}

function wasWords({ before, format }: FigureChange, { value }: Pick<Writing, 'value'>): string {
  return `; it was ${value(before, format)} before.`;
}

function tableIdOf(
  { tableResultId, findings }: ReplayedStep,
  resultId: (id: string) => string,
): string | null {
  const shown = findings.find(({ id }) => id === tableResultId);
  return shown?.table == null ? null : resultId(shown.id);
}
