import { renderToStaticMarkup } from 'react-dom/server';
import type { FinishedAnalysis } from '../../core/finished-analysis.ts';
import { AcceptedEndings } from '../datasets/accepted-endings.ts';
import { FinishedAnalysisView } from './finished-analysis.tsx';
import { StartFrame } from './start-frame.tsx';

/** The start page as markup, for the build to put where the app will be: drawn before any script has come. */
export function startPageMarkup(analysis: FinishedAnalysis, acceptedEndings: readonly string[]): string {
  return renderToStaticMarkup(
    <AcceptedEndings value={acceptedEndings}>
      <StartFrame
        state="waiting"
        analysis={<FinishedAnalysisView analysis={analysis} stage={{ kind: 'waiting' }} />}
      />
    </AcceptedEndings>,
  );
}
