import { lazy, Suspense } from 'react';
import { useWords } from '../language/use-words.ts';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { useStoreState } from '../stores-context.ts';
import { settingsEntryWords } from './entry-words.ts';

const Settings = lazy(() => import('./settings.tsx'));

/** Where the settings open over the page. */
export function SettingsPlace() {
  const words = useWords(settingsEntryWords);
  const part = useStoreState('workspace', (state) => state.settingsPart);
  if (part === null) return null;
  return (
    <ErrorBoundary place={words.place}>
      <Suspense fallback={null}>
        <Settings part={part} />
      </Suspense>
    </ErrorBoundary>
  );
}
