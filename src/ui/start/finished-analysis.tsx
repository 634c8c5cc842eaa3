import type { Segment } from '../../core/answer.ts';
import type { FinishedAnalysis, FinishedAnswer } from '../../core/finished-analysis.ts';
import type { RecomputingState } from '../../state/recomputing.ts';
import { formatValue } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { FinishedChart } from './finished-chart.tsx';
import { RecomputedLine } from './recomputed-line.tsx';
import { startWords } from './words.ts';
import './finished-analysis.css';

interface FinishedAnalysisViewProps {
  readonly analysis: FinishedAnalysis;
  readonly stage: RecomputingState['stage'];
}

/** What the built-in analyst says of the demo data: readable before anything is loaded. */
export function FinishedAnalysisView({ analysis, stage }: FinishedAnalysisViewProps) {
  const words = useWords(startWords).finished;
  return (
    <section className="finished" aria-labelledby="finished-title">
      <h2 id="finished-title">{words.title(analysis.rowCount, analysis.answers.length)}</h2>
      <RecomputedLine stage={stage} />
      {analysis.answers.map((answer) => (
        <FinishedAnswerView key={answer.question} answer={answer} />
      ))}
    </section>
  );
}

function FinishedAnswerView({ answer }: { readonly answer: FinishedAnswer }) {
  const words = useWords(startWords).finished;
  const { question, text, chart, findings } = answer;
  const drawn = findings.find(({ id }) => id === chart?.resultId);
  return (
    <article className="finished-answer">
      <h3 lang="en">{question}</h3>
      {text.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of an answer never move
        <p key={index} lang="en">
          {paragraph.map((segment, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor do its words
            <Words key={place} segment={segment} />
          ))}
        </p>
      ))}
      {chart !== null && drawn !== undefined && <FinishedChart spec={chart} result={drawn.result} />}
      {drawn !== undefined && (
        <details>
          <summary className="label">{words.query}</summary>
          <pre>{drawn.code}</pre>
        </details>
      )}
    </article>
  );
}

function Words({ segment }: { readonly segment: Segment }) {
  if (!('bound' in segment)) return segment.strong === true ? <strong>{segment.text}</strong> : segment.text;
  const { value, format } = segment.bound;
  return (
    <span className="finished-number" title={formatValue(value, format, 'exact')}>
      {formatValue(value, format)}
    </span>
  );
}
