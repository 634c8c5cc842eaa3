import type { DatasetsState } from '../state/datasets.ts';

interface Watched {
  readonly getState: () => Pick<DatasetsState, 'datasets'>;
}

/** Has the browser ask before the page is left while a table is still being saved: it would be lost. */
export function askBeforeLeaving(page: EventTarget, datasets: Watched): void {
  page.addEventListener('beforeunload', (event) => {
    const isBeingSaved = datasets
      .getState()
      .datasets.some(({ isSaved, isUnsavable }) => !isSaved && isUnsavable !== true);
    if (isBeingSaved) event.preventDefault();
  });
}
