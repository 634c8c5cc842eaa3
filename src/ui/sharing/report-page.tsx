import { FileCode2, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Insight } from '../../core/agent.ts';
import { counted } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { saveFile } from '../parts/save-file.ts';
import { useStoreState } from '../stores-context.ts';
import { StepChart } from './analysis-steps.tsx';
import { dayOf } from './day.ts';
import { Page } from './page.tsx';
import { useSharing } from './sharing-context.ts';
import './report-page.css';

const none: readonly Insight[] = [];

/** The insights of the data that is open, on a page: to be printed, or saved as a file. */
export default function ReportPage({ onClose }: { readonly onClose: () => void }) {
  const dataset = useStoreState(
    'datasets',
    (state) => state.datasets.find(({ dataset: { id } }) => id === state.activeId)?.dataset,
  );
  const insights = useStoreState('insights', (state) => state.insights[dataset?.id ?? ''] ?? none);
  const read = useStoreState('insights', (state) => state.read);
  useEffect(() => {
    if (dataset !== undefined) void read(dataset.id);
  }, [dataset, read]);
  const rowCount = dataset?.tables.reduce((sum, table) => sum + table.rowCount, 0) ?? 0;
  return (
    <Page
      kind="Report"
      title={dataset === undefined ? 'No data is open' : `What is known of ${dataset.name}`}
      about={
        dataset === undefined
          ? ''
          : `${dayOf(Date.now())} · ${dataset.source.fileName}, ${counted(rowCount, 'row')} · ${counted(insights.length, 'insight')}`
      }
      actions={insights.length > 0 && <Actions />}
      onClose={onClose}
    >
      <ol className="report" aria-label="Insights">
        {insights.map((insight) => (
          <ReportItem key={insight.id} insight={insight} />
        ))}
      </ol>
    </Page>
  );
}

function Actions() {
  const exported = useSharing((state) => state.export);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async () => {
    try {
      const { name, content } = await exported('report');
      saveFile(name, content.type, content);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      {failure !== null && <span role="alert">{failure}</span>}
      <Button icon={Printer} onClick={() => print()}>
        Print
      </Button>
      <Button icon={FileCode2} onClick={() => void save()}>
        Save as a web page
      </Button>
    </>
  );
}

function ReportItem({ insight: { text, question, basis } }: { readonly insight: Insight }) {
  const [isCodeOpen, setIsCodeOpen] = useState(false);
  return (
    <li>
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
    </li>
  );
}
