import { PencilLine } from 'lucide-react';
import { memo, useState } from 'react';
import type { AnalysisFinding, AnalysisStep } from '../../core/analysis.ts';
import type { ReplayedFinding, ReplayedStep, RowsChange } from '../../core/replay.ts';
import { CodeBlock } from '../code/code-block.tsx';
import { counted } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { Rows, StepChart, Words } from './analysis-steps.tsx';
import { EditCode } from './edit-code.tsx';
import { FigureTable } from './figure-table.tsx';
import { WhenNear } from './when-near.tsx';

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
  const { step, now, index, later, isRunning, isEdited } = props;
  const [isCodeOpen, setIsCodeOpen] = useState(false);
  return (
    <article className="replayed-step" aria-busy={now === null && isRunning}>
      <h2>
        {step.question}
        {isEdited && <span className="edited-mark">edited</span>}
      </h2>
      {now === null ? (
        <p className="label">Not computed yet.</p>
      ) : (
        <Now now={now} onSource={() => setIsCodeOpen(true)} />
      )}
      <details>
        <summary>What was said before</summary>
        <blockquote>
          <Words step={step} />
        </blockquote>
      </details>
      {step.findings.length > 0 && (
        <details open={isCodeOpen} onToggle={(event) => setIsCodeOpen(event.currentTarget.open)}>
          <summary>How it is computed</summary>
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
  const drawn = now.findings.find(({ id }) => id === now.chart?.resultId)?.table ?? null;
  const shown = now.findings.find(({ id }) => id === now.tableResultId);
  return (
    <>
      {now.step.findings.length === 0 && (
        <p className="label">It was answered without a query, so there is nothing to compute again.</p>
      )}
      {now.findings.map((finding) => (
        <Failure key={finding.id} finding={finding} />
      ))}
      {now.figures.length > 0 && (
        <FigureTable label="Figures before and now" groups={[{ figures: now.figures }]} />
      )}
      {now.namedRows > 0 && (
        <p className="label">
          {`${counted(now.namedRows, 'value')} of the answer ${now.namedRows === 1 ? 'names a row' : 'name rows'} of its result: the table shows the rows as they are now.`}
        </p>
      )}
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
  if (finding.failure === null) return null;
  return (
    <p role="alert" className="replay-failure">
      {`“${finding.purpose}” cannot be computed: ${finding.failure}`}
    </p>
  );
}

const named = 5;

function RowsWords({ change }: { readonly change: RowsChange | null }) {
  if (change === null || change.added.length + change.gone.length === 0) return null;
  return (
    <p className="rows-change">
      {change.added.length > 0 && <span>{`New: ${listed(change.added)}.`}</span>}
      {change.gone.length > 0 && <span>{`Gone: ${listed(change.gone)}.`}</span>}
    </p>
  );
}

function listed(labels: readonly string[]): string {
  const first = labels.slice(0, named).join(', ');
  return labels.length > named ? `${first} and ${labels.length - named} more` : first;
}

interface FindingCodeProps {
  readonly finding: AnalysisFinding;
  readonly index: number;
  readonly later: number;
  readonly isRunning: boolean;
}

function FindingCode({ finding, index, later, isRunning }: FindingCodeProps) {
  const [isEdited, setIsEdited] = useState(false);
  return (
    <div className="finding-code">
      <header>
        <h3>{finding.purpose}</h3>
        {!isEdited && (
          <Button look="quiet" icon={PencilLine} onClick={() => setIsEdited(true)} disabled={isRunning}>
            Change it
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
