import { useEffect, useLayoutEffect } from 'react';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { pageIcon } from './page-icon.ts';
import { layoutWords } from './words.ts';

/** What the browser shows of the page outside of it: its title, its icon and its colours. */
export function PageSigns() {
  const words = useWords(layoutWords);
  const opened = useStoreState('datasets', (state) => {
    const active = state.datasets.find((open) => open.dataset.id === state.activeId);
    return active?.dataset.name;
  });
  const isLoading = useStoreState('datasets', (state) =>
    state.loading.some((file) => file.failure === undefined),
  );
  const isAnswering = useStoreState('conversations', (state) => state.turns.at(-1)?.state === 'running');
  const theme = useStoreState('workspace', (state) => state.arrangement.theme);
  const isRunning = useStoreState(
    'console',
    ({ sqlRun, pythonRun }) => sqlRun?.outcome.state === 'running' || pythonRun?.outcome.state === 'running',
  );
  const isWorking = isLoading || isAnswering || isRunning;

  useEffect(() => {
    document.title = [isWorking ? words.isWorking : undefined, opened, 'InsightX']
      .filter(Boolean)
      .join(' · ');
  }, [isWorking, opened, words]);

  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon !== null) icon.href = pageIcon(isWorking);
  }, [isWorking]);

  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  return null;
}
