import type { StoreApi } from 'zustand';
import type { DatasetsState } from '../state/datasets.ts';

/** Has the browser ask before the page is left while a table is still being saved: it would be lost. */
export function askBeforeLeaving(page: EventTarget, datasets: StoreApi<DatasetsState>): void {
  page.addEventListener('beforeunload', (event) => {
    const isBeingSaved = datasets
      .getState()
      .datasets.some(({ isSaved, isUnsavable }) => !isSaved && isUnsavable !== true);
    if (isBeingSaved) event.preventDefault();
  });
}
