import type { AgentContext } from '../../../core/agent.ts';
import { cellText } from '../../../core/cell.ts';
import { plainText } from '../../../core/rich-text.ts';
import { settleProse } from './prose.ts';
import { vouchersOf } from './vouch.ts';

/** What a model says about a step, without numbers that are neither in the question, the names, nor the code. */
export function plainPurpose(text: string, code: string, context: AgentContext): string {
  const question = `${context.question.text} ${context.question.constraints ?? ''} ${code}`;
  const vouchers = vouchersOf({ named: [], subjects: context.subjects, question });
  const said = { ...vouchers, sources: [] };
  const { paragraphs } = settleProse(text, said);
  return plainText(paragraphs, ({ value }) => cellText(value))
    .replaceAll('\n', ' ')
    .trim();
}
