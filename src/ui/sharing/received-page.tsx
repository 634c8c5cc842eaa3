import { FileUp, PackageOpen, ShieldAlert } from 'lucide-react';
import type { SharedAnalysis } from '../../core/analysis.ts';
import type { Refusal } from '../../core/refusal.ts';
import type { Received } from '../../state/sharing.ts';
import { formatBytes } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { useStores } from '../stores-context.ts';
import { AnalysisSteps } from './analysis-steps.tsx';
import { dayOf } from './day.ts';
import { useSharingStores } from './sharing-context.ts';
import { useRunOnFiles } from './use-run-on-files.tsx';
import { sharingWords } from './words.tsx';
import './received-page.css';

interface ReceivedPageProps {
  readonly received: Received;
  readonly onClose: () => void;
}

/** What somebody has sent, to be read. Nothing is run before a click, and nothing is kept. */
export default function ReceivedPage({ received, onClose }: ReceivedPageProps) {
  const words = useWords(sharingWords).received;
  switch (received.state) {
    case 'reading':
      return (
        <Page kind={words.kind} title={words.isReading} about="" onClose={onClose}>
          <div className="received-skeleton" aria-hidden="true" />
        </Page>
      );
    case 'refused':
      return (
        <Page
          kind={words.kind}
          title={words.refused}
          about={refusalWords(received.why, words)}
          onClose={onClose}
        >
          <div className="received-refused" role="alert">
            <ShieldAlert size={18} aria-hidden />
            <p>{words.nothingRun}</p>
          </div>
          <p>
            <Button onClick={onClose}>{words.goOn}</Button>
          </p>
        </Page>
      );
    case 'open':
      return <OpenAnalysis shared={received.shared} onClose={onClose} />;
  }
}

function refusalWords(why: Refusal | string, words: typeof sharingWords.received): string {
  if (typeof why === 'string') return why;
  return why.place === undefined ? words.refusals[why.reason] : words.misbuiltAt(why.place);
}

function OpenAnalysis({
  shared,
  onClose,
}: {
  readonly shared: SharedAnalysis;
  readonly onClose: () => void;
}) {
  const all = useWords(sharingWords);
  const words = all.received;
  const { analysis, files } = shared;
  const title = analysis.title === '' ? all.untitled : analysis.title;
  return (
    <Page kind={words.kindOpen} title={title} about={aboutOf(shared, all)} onClose={onClose}>
      <RunOffer shared={shared} onClose={onClose} />
      {analysis.insights.length > 0 && (
        <section className="received-insights" aria-label={words.insights}>
          <h2>{words.keptOfIt}</h2>
          <ul>
            {analysis.insights.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      <AnalysisSteps steps={analysis.steps} />
      {analysis.steps.length === 0 && <p>{words.noAnswers}</p>}
      {files.length > 0 && (
        <p className="label">{words.cameWith(files.map(({ name }) => name).join(', '))}</p>
      )}
    </Page>
  );
}

function aboutOf(
  { analysis: { madeAt, tables, steps } }: SharedAnalysis,
  { received: words, unknownDay }: typeof sharingWords,
): string {
  const [asked] = tables;
  return [
    words.made(dayOf(madeAt) ?? unknownDay),
    ...(asked === undefined ? [] : [words.from(asked.fileName, asked.rowCount)]),
    words.questions(steps.length),
  ].join(' · ');
}

function RunOffer({ shared, onClose }: { readonly shared: SharedAnalysis; readonly onClose: () => void }) {
  const words = useWords(sharingWords).received;
  const { analysis, files } = shared;
  const { datasets } = useStores();
  const { replay } = useSharingStores();
  const run = useRunOnFiles(analysis);
  const bytes = files.reduce((sum, { content }) => sum + content.size, 0);
  const openIncluded = () => run.take(files.map(({ name, content }) => new File([content], name)));
  return (
    <section className="run-offer" aria-label={words.offer}>
      <p>
        <strong>{words.asSent}</strong> {words.notRun}
      </p>
      <div className="run-offer-actions">
        <Button look="primary" icon={FileUp} onClick={run.pick} disabled={run.isOpening}>
          {run.isOpening ? words.isOpening : words.runOnFile}
        </Button>
        {files.length > 0 && (
          <Button icon={PackageOpen} onClick={openIncluded} disabled={run.isOpening}>
            {words.openIncluded(formatBytes(bytes))}
          </Button>
        )}
        {datasets.getState().datasets.length > 0 && (
          <Button onClick={() => replay.getState().begin(analysis)}>{words.runOnOpen}</Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {words.close}
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
