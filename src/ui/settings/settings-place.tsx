import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { useStoreState } from '../stores-context.ts';

const Settings = lazy(() => import('./settings.tsx'));

/** Where the settings open over the page. */
export function SettingsPlace() {
  const part = useStoreState('workspace', (state) => state.settingsPart);
  if (part === null) return null;
  return (
    <ErrorBoundary place="the settings">
      <Suspense fallback={null}>
        <Settings part={part} />
      </Suspense>
    </ErrorBoundary>
  );
}
