import type { StoreApi } from 'zustand';
import type { Insight, Subject } from '../core/agent.ts';
import type { InsightsState } from '../state/insights.ts';

/** The insights as the agents' tools reach them: those of the dataset that is asked about. */
export function insightsOf(insights: StoreApi<InsightsState>, subjects: readonly Subject[]) {
  const datasetId = subjects[0]?.dataset.id;
  const { read, add } = insights.getState();
  return {
    insights: () => (datasetId === undefined ? Promise.resolve([]) : read(datasetId)),
    /** Written behind, so that no answer waits for the disk. */
    keepInsight: (insight: Pick<Insight, 'text' | 'question'>) => {
      if (datasetId !== undefined) void add(datasetId, insight);
      return Promise.resolve();
    },
  };
}
