import { FileCode2, Lightbulb, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Insight } from '../../core/agent.ts';
import { messageOf } from '../../core/error.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { saveFile } from '../parts/save-file.ts';
import { useStoreState } from '../stores-context.ts';
import { StepChart } from './analysis-steps.tsx';
import { dayOf } from './day.ts';
import { useSharing } from './sharing-context.ts';
import { sharingWords } from './words.tsx';
import './report-page.css';

const none: readonly Insight[] = [];

/** The insights of the data that is open, on a page: to be printed, or saved as a file. */
export default function ReportPage({ onClose }: { readonly onClose: () => void }) {
  const all = useWords(sharingWords);
  const words = all.report;
  const dataset = useStoreState(
    'datasets',
    (state) => state.datasets.find(({ dataset: { id } }) => id === state.activeId)?.dataset,
  );
  const known = useStoreState('insights', (state) => state.insights[dataset?.id ?? '']);
  const insights = known ?? none;
  const read = useStoreState('insights', (state) => state.read);
  useEffect(() => {
    if (dataset !== undefined) void read(dataset.id);
  }, [dataset, read]);
  const rowCount = dataset?.tables.reduce((sum, table) => sum + table.rowCount, 0) ?? 0;
  return (
    <Page
      kind={words.kind}
      title={dataset === undefined ? words.noData : words.knownOf(dataset.name)}
      about={
        dataset === undefined
          ? ''
          : words.about(
              dayOf(Date.now()) ?? all.unknownDay,
              dataset.source.fileName,
              rowCount,
              insights.length,
            )
      }
      actions={insights.length > 0 && <Actions />}
      onClose={onClose}
    >
      {known?.length === 0 && <NoInsights onClose={onClose} />}
      {insights.length > 0 && (
        <ol className="report" aria-label={words.insights}>
          {insights.map((insight) => (
            <ReportItem key={insight.id} insight={insight} />
          ))}
        </ol>
      )}
    </Page>
  );
}

function NoInsights({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(sharingWords).report;
  const showTab = useStoreState('workspace', (state) => state.showTab);
  const toInsights = () => {
    showTab('insights');
    onClose();
  };
  return (
    <div className="report-none">
      <p>{words.none}</p>
      <Button icon={Lightbulb} onClick={toInsights}>
        {words.toInsights}
      </Button>
    </div>
  );
}

function Actions() {
  const words = useWords(sharingWords).report;
  const exported = useSharing((state) => state.export);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async () => {
    try {
      const { name, content } = await exported('report');
      saveFile(name, content.type, content);
    } catch (error) {
      setFailure(messageOf(error));
    }
  };
  return (
    <>
      {failure !== null && <span role="alert">{failure}</span>}
      <Button icon={Printer} onClick={() => print()}>
        {words.print}
      </Button>
      <Button icon={FileCode2} onClick={() => void save()}>
        {words.save}
      </Button>
    </>
  );
}

function ReportItem({ insight: { text, question, basis } }: { readonly insight: Insight }) {
  const [isCodeOpen, setIsCodeOpen] = useState(false);
  return (
    <li>
      <article>
        <h2>{text}</h2>
        {question !== '' && <p className="label">{question}</p>}
        {basis !== undefined && (
          <>
            <StepChart chart={basis.chart} table={basis.table} onSource={() => setIsCodeOpen(true)} />
            <details open={isCodeOpen} onToggle={(event) => setIsCodeOpen(event.currentTarget.open)}>
              <summary>{basis.purpose}</summary>
              {basis.inputSql !== undefined && <pre>{basis.inputSql}</pre>}
              <pre>{basis.code}</pre>
            </details>
          </>
        )}
      </article>
    </li>
  );
}
