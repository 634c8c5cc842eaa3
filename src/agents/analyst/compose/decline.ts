import type { Answer, RichText } from '../../../core/answer.ts';
import type { AnalystPlan } from '../plan.ts';
import { isUnknownName } from '../read/lost.ts';
import { freeColumns, type Parse, unexplained } from '../read/parse.ts';
import { reasonText } from '../setback.ts';
import type { Token } from '../text/tokens.ts';
import type { ColumnChoice } from '../which-column.ts';

/** What of a question was understood, and what was not. */
export function understoodText(of: Parse): string {
  const columns = [...new Set(freeColumns(of).map(({ column }) => column.name))];
  const conditions = of.conditions.map(({ text }) => text);
  const parts = [
    ...(columns.length === 0 ? [] : [`the columns ${columns.join(', ')}`]),
    ...(conditions.length === 0 ? [] : [`the condition ${conditions.join(' and ')}`]),
  ];
  const names = unexplained(of).filter((token) => isUnknownName(token, of));
  const called = names.length === 0 ? '' : `No column or value is called ${quoted(names)}. `;
  const unknown = unexplained(of).filter((token) => !names.includes(token));
  const known = `${called}${
    parts.length === 0
      ? 'I did not find any column or value of this table in the question.'
      : `I understood ${parts.join(' and ')}.`
  }`;
  return unknown.length === 0 ? known : `${known} I could not place ${quoted(unknown)}.`;
}

function quoted(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => `“${text}”`).join(', ');
}

export function declineAnswer(plan: Extract<AnalystPlan, { kind: 'decline' }>): Answer {
  return {
    text: plan.choice === undefined ? unsureText(plan.understood) : whichText(plan.choice),
    headline: null,
    metrics: [],
    chart: null,
    tableResultId: null,
    assumptions: [],
    followUps: [...(plan.choice?.questions ?? plan.nearest)],
    declined: true,
  };
}

function unsureText(understood: string): RichText[] {
  return [[{ text: 'I am not sure enough what is asked to answer it.' }], [{ text: understood }]];
}

/** "“sales” could be net_sales or gross_sales. Which do you mean?" */
function whichText({ said, columns }: ColumnChoice): RichText[] {
  const names = `${columns.slice(0, -1).join(', ')} or ${columns.at(-1) ?? ''}`;
  return [[{ text: `“${said}” could be ${names}. `, strong: true }, { text: 'Which do you mean?' }]];
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
