import type { AskOptions } from '../../state/conversations.ts';
import { type KeySource, keySources } from '../../state/own-keys.ts';
import { useStoreState } from '../stores-context.ts';

export interface Asking {
  readonly ask: (question: string, options?: AskOptions) => void;
  /** Why a question cannot be asked now; `undefined` when it can. */
  readonly obstacle: string | undefined;
  /** Why the built-in analyst cannot be asked. */
  readonly builtInObstacle: string | undefined;
}

export function useAsk(): Asking {
  const askStore = useStoreState('conversations', (state) => state.ask);
  const isRunning = useStoreState('conversations', (state) => state.turns.at(-1)?.state === 'running');
  const hasData = useStoreState('datasets', (state) => state.datasets.length > 0);
  const isLoading = useStoreState('datasets', (state) =>
    state.loading.some((file) => file.failure === undefined),
  );
  const isLocked = useLockedSource() !== undefined;
  const builtInObstacle = obstacleOf(isRunning, hasData, isLoading);
  return {
    ask: (question, options) => void askStore(question, options),
    obstacle: builtInObstacle ?? (isLocked ? 'Unlock your keys to ask the models.' : undefined),
    builtInObstacle,
  };
}

/** The chosen source, where its keys wait for their passphrase. */
export function useLockedSource(): KeySource | undefined {
  return useStoreState('models', ({ settings, ownKeys }) =>
    keySources.find((source) => source === settings.source && ownKeys[source].isLocked),
  );
}

function obstacleOf(isRunning: boolean, hasData: boolean, isLoading: boolean): string | undefined {
  if (!hasData && isLoading) return 'The file is still being read.';
  if (!hasData) return 'Open a file to ask about it.';
  return isRunning ? 'One question at a time.' : undefined;
}
