import { FileUp, PackageOpen, ShieldAlert } from 'lucide-react';
import type { SharedAnalysis } from '../../core/analysis.ts';
import type { Received } from '../../state/sharing.ts';
import { counted, formatBytes } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { useStores } from '../stores-context.ts';
import { AnalysisSteps } from './analysis-steps.tsx';
import { dayOf } from './day.ts';
import { Page } from './page.tsx';
import { useSharingStores } from './sharing-context.ts';
import { useRunOnFiles } from './use-run-on-files.tsx';
import './received-page.css';

interface ReceivedPageProps {
  readonly received: Received;
  readonly onClose: () => void;
}

/** What somebody has sent, to be read. Nothing is run before a click, and nothing is kept. */
export default function ReceivedPage({ received, onClose }: ReceivedPageProps) {
  switch (received.state) {
    case 'reading':
      return (
        <Page kind="Shared with you" title="Reading what was shared" about="" onClose={onClose}>
          <div className="received-skeleton" aria-hidden="true" />
        </Page>
      );
    case 'refused':
      return (
        <Page kind="Shared with you" title="This cannot be opened" about={received.why} onClose={onClose}>
          <div className="received-refused" role="alert">
            <ShieldAlert size={18} aria-hidden />
            <p>
              Nothing of it was run and nothing was kept. Ask whoever sent it for a new link, or for a file.
            </p>
          </div>
          <p>
            <Button onClick={onClose}>Go on without it</Button>
          </p>
        </Page>
      );
    case 'open':
      return <OpenAnalysis shared={received.shared} onClose={onClose} />;
  }
}

function OpenAnalysis({
  shared,
  onClose,
}: {
  readonly shared: SharedAnalysis;
  readonly onClose: () => void;
}) {
  const { analysis, files } = shared;
  const title = analysis.title === '' ? 'An analysis' : analysis.title;
  return (
    <Page kind="Shared with you · to be read" title={title} about={aboutOf(shared)} onClose={onClose}>
      <RunOffer shared={shared} onClose={onClose} />
      {analysis.insights.length > 0 && (
        <section className="received-insights" aria-label="Insights">
          <h2>What was kept of it</h2>
          <ul>
            {analysis.insights.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      <AnalysisSteps steps={analysis.steps} />
      {analysis.steps.length === 0 && <p>There are no answers in it.</p>}
      {files.length > 0 && (
        <p className="label">{`It came with ${files.map(({ name }) => name).join(', ')}.`}</p>
      )}
    </Page>
  );
}

function aboutOf({ analysis: { madeAt, tables, steps } }: SharedAnalysis): string {
  const [asked] = tables;
  return [
    `Made ${dayOf(madeAt)}`,
    ...(asked === undefined ? [] : [`from ${asked.fileName} (${counted(asked.rowCount, 'row')})`]),
    counted(steps.length, 'question'),
  ].join(' · ');
}

function RunOffer({ shared, onClose }: { readonly shared: SharedAnalysis; readonly onClose: () => void }) {
  const { analysis, files } = shared;
  const { datasets } = useStores();
  const { replay } = useSharingStores();
  const run = useRunOnFiles(analysis);
  const bytes = files.reduce((sum, { content }) => sum + content.size, 0);
  const openIncluded = () => run.take(files.map(({ name, content }) => new File([content], name)));
  return (
    <section className="run-offer" aria-label="Run it">
      <p>
        <strong>These are the answers as they were sent.</strong> Nothing has been run and nothing is kept.
        Run the queries on a file of yours to see its own figures: they stay in this tab.
      </p>
      <div className="run-offer-actions">
        <Button look="primary" icon={FileUp} onClick={run.pick} disabled={run.isOpening}>
          {run.isOpening ? 'Opening the file' : 'Run it on my file'}
        </Button>
        {files.length > 0 && (
          <Button icon={PackageOpen} onClick={openIncluded} disabled={run.isOpening}>
            {`Open with the included data (${formatBytes(bytes)})`}
          </Button>
        )}
        {datasets.getState().datasets.length > 0 && (
          <Button onClick={() => replay.getState().begin(analysis)}>Run it on data that is open</Button>
        )}
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
      {run.failure !== null && (
        <p role="alert" className="run-offer-failure">
          {run.failure}
        </p>
      )}
      {run.input}
    </section>
  );
}
