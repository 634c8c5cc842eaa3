import { CalendarDays } from 'lucide-react';
import type { OpenQuestion } from '../../core/import-report.ts';
import type { OpenDataset } from '../../state/datasets.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { ReadAgain, useReadAgain } from './read-again.tsx';
import { importsWords } from './words.tsx';
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
  const words = useWords(importsWords).dates;
  const reading = useReadAgain(open);
  const [example = ''] = question.examples;
  const [column = '', ...others] = question.columns;
  const [dayFirst, monthFirst] = readingsOf(example, words);
  const choose = (dateOrder: 'day-first' | 'month-first') =>
    reading.start({ ...open.dataset.source.choices, dateOrder });
  return (
    <section className="date-question" aria-label={words.label}>
      <CalendarDays size={16} aria-hidden />
      <div>
        <p>{words.question(column, others.length, <strong>{example}</strong>, dayFirst, monthFirst)}</p>
        <div className="date-question-choices">
          <Button disabled={open.isReadAgain} onClick={() => choose('day-first')}>
            {dayFirst}
          </Button>
          <Button disabled={open.isReadAgain} onClick={() => choose('month-first')}>
            {monthFirst}
          </Button>
        </div>
        <ReadAgain open={open} reading={reading} />
      </div>
    </section>
  );
}

/** "1 February" and "2 January" for 01/02/2024. */
function readingsOf(example: string, words: typeof importsWords.dates): readonly [string, string] {
  const [first = 0, second = 0] = example.split(/\D+/).map(Number);
  return [words.day(first, second), words.day(second, first)];
}
