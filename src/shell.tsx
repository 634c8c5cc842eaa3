import type { FinishedAnalysis } from './core/finished-analysis.ts';
import { acceptedEndings } from './ingest/accepted.ts';
import { startPageMarkup } from './ui/start/shell.tsx';

/** Run by the build: what stands in the page until `main.tsx` draws the app. */
export function markupOf(analysis: FinishedAnalysis): string {
  return startPageMarkup(analysis, acceptedEndings);
}
