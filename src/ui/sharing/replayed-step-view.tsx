import { PencilLine } from 'lucide-react';
import { memo, useState } from 'react';
import type { AnalysisFinding, AnalysisStep } from '../../core/analysis.ts';
import type { ReplayedFinding, ReplayedStep, RowsChange } from '../../core/replay.ts';
import { stateWords } from '../../state/words.ts';
import { CodeBlock } from '../code/code-block.tsx';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { Rows, StepChart, Words } from './analysis-steps.tsx';
import { EditCode } from './edit-code.tsx';
import { FigureTable } from './figure-table.tsx';
import { WhenNear } from './when-near.tsx';
import { sharingWords } from './words.tsx';

interface ReplayedStepViewProps {
  /** With the code as the user has it now. */
  readonly step: AnalysisStep;
  /** `null` while it is not computed. */
  readonly now: ReplayedStep | null;
  readonly index: number;
  /** Steps after it. */
  readonly later: number;
  readonly isRunning: boolean;
  readonly isEdited: boolean;
}

/** A step as it is now; what was said before is quoted and never taken for the present. */
export const ReplayedStepView = memo(function ReplayedStepView(props: ReplayedStepViewProps) {
  const words = useWords(sharingWords).replayedStep;
  const { step, now, index, later, isRunning, isEdited } = props;
  const [isCodeOpen, setIsCodeOpen] = useState(false);
  return (
    <article className="analysis-step" aria-busy={now === null && isRunning}>
      <h2>
        {step.question}
        {isEdited && <span className="edited-mark">{words.edited}</span>}
      </h2>
      {now === null ? (
        <p className="label">{words.notComputed}</p>
      ) : (
        <Now now={now} onSource={() => setIsCodeOpen(true)} />
      )}
      <details>
        <summary>{words.saidBefore}</summary>
        <blockquote>
          <Words step={step} />
        </blockquote>
      </details>
      {step.findings.length > 0 && (
        <details open={isCodeOpen} onToggle={(event) => setIsCodeOpen(event.currentTarget.open)}>
          <summary>{words.howComputed}</summary>
          {isCodeOpen &&
            step.findings.map((finding) => (
              <FindingCode
                key={finding.id}
                finding={finding}
                index={index}
                later={later}
                isRunning={isRunning}
              />
            ))}
        </details>
      )}
    </article>
  );
});

function Now({ now, onSource }: { readonly now: ReplayedStep; readonly onSource: () => void }) {
  const words = useWords(sharingWords).replayedStep;
  const drawn = now.findings.find(({ id }) => id === now.chart?.resultId)?.table ?? null;
  const shown = now.findings.find(({ id }) => id === now.tableResultId);
  return (
    <>
      {now.step.findings.length === 0 && <p className="label">{words.withoutQuery}</p>}
      {now.findings.map((finding) => (
        <Failure key={finding.id} finding={finding} />
      ))}
      {now.figures.length > 0 && <FigureTable label={words.figures} groups={[{ figures: now.figures }]} />}
      {now.namedRows > 0 && <p className="label">{words.namedRows(now.namedRows)}</p>}
      {now.chart !== null && (
        <WhenNear className="chart-skeleton">
          <StepChart chart={now.chart} table={drawn} onSource={onSource} />
        </WhenNear>
      )}
      {shown?.table != null && (
        <>
          <RowsWords change={shown.rows} />
          <Rows
            label={shown.purpose}
            table={shown.table}
            rowCount={shown.table.rows.length}
            step={now.step}
          />
        </>
      )}
    </>
  );
}

function Failure({ finding }: { readonly finding: ReplayedFinding }) {
  const words = useWords(sharingWords).replayedStep;
  const { why } = useWords(stateWords).replay;
  if (finding.failure === null) return null;
  return (
    <p role="alert" className="replay-failure">
      {words.failed(finding.purpose, why(finding.failure))}
    </p>
  );
}

const named = 5;

function RowsWords({ change }: { readonly change: RowsChange | null }) {
  const words = useWords(sharingWords).replayedStep;
  if (change === null || change.added.length + change.gone.length === 0) return null;
  return (
    <p className="rows-change">
      {change.added.length > 0 && <span>{words.added(listed(change.added, words))}</span>}
      {change.gone.length > 0 && <span>{words.gone(listed(change.gone, words))}</span>}
    </p>
  );
}

function listed(labels: readonly string[], words: typeof sharingWords.replayedStep): string {
  const first = labels.slice(0, named).join(', ');
  return labels.length > named ? words.andMore(first, labels.length - named) : first;
}

interface FindingCodeProps {
  readonly finding: AnalysisFinding;
  readonly index: number;
  readonly later: number;
  readonly isRunning: boolean;
}

function FindingCode({ finding, index, later, isRunning }: FindingCodeProps) {
  const words = useWords(sharingWords).replayedStep;
  const [isEdited, setIsEdited] = useState(false);
  return (
    <div className="finding-code">
      <header>
        <h3>{finding.purpose}</h3>
        {!isEdited && (
          <Button look="quiet" icon={PencilLine} onClick={() => setIsEdited(true)} disabled={isRunning}>
            {words.change}
          </Button>
        )}
      </header>
      {isEdited ? (
        <EditCode finding={finding} index={index} later={later} onClose={() => setIsEdited(false)} />
      ) : (
        <>
          {finding.inputSql !== undefined && <CodeBlock code={finding.inputSql} language="sql" />}
          <CodeBlock code={finding.code} language={finding.language} />
        </>
      )}
    </div>
  );
}
