import type { StoreApi } from 'zustand';
import type { QuestionKind } from '../core/agent.ts';
import type { DatasetsState } from '../state/datasets.ts';

/** What can be asked of the active table; nothing where none is open. */
export function questionKindsOf(datasets: StoreApi<DatasetsState>): () => Promise<readonly QuestionKind[]> {
  return async () => {
    const [[subject], { questionKinds }] = await Promise.all([
      datasets.getState().subjects(),
      import('../agents/analyst/help.ts'),
    ]);
    return subject === undefined ? [] : questionKinds(subject);
  };
}
