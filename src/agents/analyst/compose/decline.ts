import type { Answer } from '../../../core/answer.ts';
import type { AnalystPlan } from '../plan.ts';
import { freeColumns, type Parse, unexplained } from '../read/parse.ts';
import { reasonText } from '../setback.ts';

/** What of a question was understood, and what was not. */
export function understoodText(of: Parse): string {
  const columns = [...new Set(freeColumns(of).map(({ column }) => column.name))];
  const conditions = of.conditions.map(({ text }) => text);
  const parts = [
    ...(columns.length === 0 ? [] : [`the columns ${columns.join(', ')}`]),
    ...(conditions.length === 0 ? [] : [`the condition ${conditions.join(' and ')}`]),
  ];
  const unknown = unexplained(of).map(({ text }) => `“${text}”`);
  const known =
    parts.length === 0
      ? 'I did not find any column or value of this table in the question.'
      : `I understood ${parts.join(' and ')}.`;
  return unknown.length === 0 ? known : `${known} I could not place ${unknown.join(', ')}.`;
}

export function declineAnswer(plan: Extract<AnalystPlan, { kind: 'decline' }>): Answer {
  return {
    text: [
      [{ text: 'I am not sure enough what is asked to answer it.' }],
      [{ text: plan.understood }],
      [{ text: 'These questions work:' }],
    ],
    headline: null,
    metrics: [],
    chart: null,
    tableResultId: null,
    assumptions: [],
    followUps: [...plan.nearest],
    declined: true,
  };
}

/** No row fits: what was looked for is said, since it may not be what was meant. */
export function declineEmpty(
  plan: Extract<AnalystPlan, { kind: 'answer' }>,
  answer: Answer,
  nearest: readonly string[],
): Answer {
  return {
    ...answer,
    text: [
      [
        {
          text: `I understood: ${plan.task.reasoning}. No row fits that, so I may have misread the question.`,
        },
      ],
    ],
    headline: null,
    metrics: [],
    chart: null,
    followUps: nearest,
    declined: true,
  };
}

/** What was understood, and plainly why it could not be computed. */
export function declineFailed(
  { task, setbacks }: Extract<AnalystPlan, { kind: 'answer' }>,
  nearest: readonly string[],
): Answer {
  const reasons = setbacks
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ reason }) => reasonText(reason));
  return {
    text: [
      [
        {
          text: `I understood: ${task.reasoning}. It could not be computed: ${[...new Set(reasons)].join('; ')}.`,
        },
      ],
      [{ text: 'What was tried is in the trace. These questions are simpler:' }],
    ],
    headline: null,
    metrics: [],
    chart: null,
    tableResultId: null,
    assumptions: [],
    followUps: nearest,
    declined: true,
  };
}
