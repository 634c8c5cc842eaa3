import { lazy, Suspense, useEffect } from 'react';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { useStoreState, useStores } from '../stores-context.ts';

const Settings = lazy(() => import('./settings.tsx'));

/** Where the settings open over the page; Ctrl (or ⌘) and the comma open them from anywhere. */
export function SettingsPlace() {
  const { workspace } = useStores();
  const part = useStoreState('workspace', (state) => state.settingsPart);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== ',' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      workspace.getState().showSettings('answering');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [workspace]);
  if (part === null) return null;
  return (
    <ErrorBoundary place="the settings">
      <Suspense fallback={null}>
        <Settings part={part} />
      </Suspense>
    </ErrorBoundary>
  );
}
