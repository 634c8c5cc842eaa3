import { CornerDownRight } from 'lucide-react';
import { useId } from 'react';
import { useAsk } from './use-ask.ts';
import './question-list.css';

/** Questions that work as they stand; each is asked by clicking it. */
export function QuestionList({
  title,
  questions,
}: {
  readonly title: string;
  readonly questions: readonly string[];
}) {
  const titleId = useId();
  const { ask, obstacle } = useAsk();
  if (questions.length === 0) return null;
  return (
    <div className="follow-ups">
      <h3 id={titleId} className="label">
        {title}
      </h3>
      <ul aria-labelledby={titleId}>
        {questions.map((question) => (
          <li key={question}>
            <button type="button" disabled={obstacle !== undefined} onClick={() => ask(question)}>
              <CornerDownRight size={14} aria-hidden />
              {question}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
