import { useStoreState } from '../stores-context.ts';

export interface Asking {
  readonly ask: (question: string) => void;
  /** Why a question cannot be asked now; `undefined` when it can. */
  readonly obstacle: string | undefined;
}

export function useAsk(): Asking {
  const askStore = useStoreState('conversations', (state) => state.ask);
  const isRunning = useStoreState('conversations', (state) => state.turns.at(-1)?.state === 'running');
  const hasData = useStoreState('datasets', (state) => state.datasets.length > 0);
  const isLoading = useStoreState('datasets', (state) =>
    state.loading.some((file) => file.failure === undefined),
  );
  return {
    ask: (question) => void askStore(question),
    obstacle: obstacleOf(isRunning, hasData, isLoading),
  };
}

function obstacleOf(isRunning: boolean, hasData: boolean, isLoading: boolean): string | undefined {
  if (!hasData && isLoading) return 'The file is still being read.';
  if (!hasData) return 'Open a file to ask about it.';
  return isRunning ? 'One question at a time.' : undefined;
}
