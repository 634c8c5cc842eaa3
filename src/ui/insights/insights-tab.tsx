import { useEffect } from 'react';
import type { Dataset } from '../../core/dataset.ts';
import { useWords } from '../language/use-words.ts';
import { Empty } from '../parts/empty.tsx';
import { useStoreState } from '../stores-context.ts';
import { AddInsight } from './add-insight.tsx';
import { InsightItem } from './insight-item.tsx';
import { ReportLink } from './report-link.tsx';
import { insightsWords } from './words.ts';
import './insights.css';

/** What answers have found out about the dataset that is open; later questions are given it. */
export default function InsightsTab() {
  const words = useWords(insightsWords).tab;
  const dataset = useStoreState('datasets', (state) => {
    const active = state.datasets.find((open) => open.dataset.id === state.activeId);
    return active?.dataset;
  });
  if (dataset === undefined) {
    return (
      <Empty title={words.noDataTitle}>
        <p>{words.noData}</p>
      </Empty>
    );
  }
  return <Insights key={dataset.id} dataset={dataset} />;
}

function Insights({ dataset: { id, name } }: { readonly dataset: Dataset }) {
  const words = useWords(insightsWords).tab;
  const insights = useStoreState('insights', (state) => state.insights[id]);
  const read = useStoreState('insights', (state) => state.read);
  useEffect(() => void read(id), [read, id]);
  return (
    <div className="insights">
      <header className="insights-head">
        <h3>{words.title(name)}</h3>
        <p className="label">{words.about}</p>
      </header>
      <ul aria-label={words.list}>
        {insights?.map((insight, place) => (
          <InsightItem
            key={insight.id}
            insight={insight}
            isFirst={place === 0}
            isLast={place === insights.length - 1}
          />
        ))}
      </ul>
      {insights?.length === 0 && <p className="insights-none">{words.none}</p>}
      <div className="insights-actions">
        <AddInsight datasetId={id} />
        {insights !== undefined && insights.length > 0 && <ReportLink />}
      </div>
    </div>
  );
}
