import { useEffect } from 'react';
import type { Dataset } from '../../core/dataset.ts';
import { Empty } from '../parts/empty.tsx';
import { useStoreState } from '../stores-context.ts';
import { AddInsight } from './add-insight.tsx';
import { InsightItem } from './insight-item.tsx';
import { ReportLink } from './report-link.tsx';
import './insights.css';

/** What answers have found out about the dataset that is open; later questions are given it. */
export default function InsightsTab() {
  const dataset = useStoreState('datasets', (state) => {
    const active = state.datasets.find((open) => open.dataset.id === state.activeId);
    return active?.dataset;
  });
  if (dataset === undefined) {
    return (
      <Empty title="No data is open">
        <p>What answers find out about a dataset is collected here, each with the question it came from.</p>
      </Empty>
    );
  }
  return <Insights key={dataset.id} dataset={dataset} />;
}

function Insights({ dataset: { id, name } }: { readonly dataset: Dataset }) {
  const insights = useStoreState('insights', (state) => state.insights[id]);
  const read = useStoreState('insights', (state) => state.read);
  useEffect(() => void read(id), [read, id]);
  return (
    <div className="insights">
      <header className="insights-head">
        <h3>{`What is known of ${name}`}</h3>
        <p className="label">
          Found by answers, kept or said by you. Later questions are given it; correct or remove what is not
          so.
        </p>
      </header>
      <ul aria-label="Insights">
        {insights?.map((insight, place) => (
          <InsightItem
            key={insight.id}
            insight={insight}
            isFirst={place === 0}
            isLast={place === insights.length - 1}
          />
        ))}
      </ul>
      {insights?.length === 0 && (
        <p className="insights-none">
          Nothing yet. Answers add what they find; you can say what a column means, or what counts.
        </p>
      )}
      <div className="insights-actions">
        <AddInsight datasetId={id} />
        {insights !== undefined && insights.length > 0 && <ReportLink />}
      </div>
    </div>
  );
}
