import { CalendarDays } from 'lucide-react';
import type { OpenQuestion } from '../../core/import-report.ts';
import type { OpenDataset } from '../../state/datasets.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { ReadAgain, useReadAgain } from './read-again.tsx';
import './date-question.css';

/** Asks what the active dataset's dates mean, where the file does not tell. */
export function DateQuestion() {
  const open = useStoreState('datasets', (state) =>
    state.datasets.find(({ dataset }) => dataset.id === state.activeId),
  );
  const question = open?.dataset.source.reports.find((report) => report.question !== undefined)?.question;
  if (open === undefined || question === undefined) return null;
  return <Ask key={open.dataset.id} open={open} question={question} />;
}

function Ask({ open, question }: { readonly open: OpenDataset; readonly question: OpenQuestion }) {
  const reading = useReadAgain(open);
  const [example = ''] = question.examples;
  const choose = (dateOrder: 'day-first' | 'month-first') =>
    reading.start({ ...open.dataset.source.choices, dateOrder });
  return (
    <section className="date-question" aria-label="What the dates mean">
      <CalendarDays size={16} aria-hidden />
      <div>
        <p>
          {`In ${columnsOf(question)}, is `}
          <strong>{example}</strong>
          {` ${wordsFor(example, 'day-first')} or ${wordsFor(example, 'month-first')}? Nothing in the file tells, so it stays text until you say.`}
        </p>
        <div className="date-question-choices">
          <Button disabled={open.isReadAgain} onClick={() => choose('day-first')}>
            {wordsFor(example, 'day-first')}
          </Button>
          <Button disabled={open.isReadAgain} onClick={() => choose('month-first')}>
            {wordsFor(example, 'month-first')}
          </Button>
        </div>
        <ReadAgain open={open} reading={reading} />
      </div>
    </section>
  );
}

function columnsOf({ columns }: OpenQuestion): string {
  const [first = '', ...others] = columns;
  return others.length === 0 ? `“${first}”` : `“${first}” and ${others.length} more`;
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** "1 February" for 01/02/2024 with the day first. */
function wordsFor(example: string, order: 'day-first' | 'month-first'): string {
  const [first = 0, second = 0] = example.split(/\D+/).map(Number);
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  return `${day} ${months[month - 1] ?? ''}`;
}
