import type { AskOptions } from '../../state/conversations.ts';
import { type KeySource, keySources } from '../../state/own-keys.ts';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { chatWords } from './words.ts';

export interface Asking {
  readonly ask: (question: string, options?: AskOptions) => void;
  /** Why a question cannot be asked now; `undefined` when it can. */
  readonly obstacle: string | undefined;
  /** Why the built-in analyst cannot be asked. */
  readonly builtInObstacle: string | undefined;
}

export function useAsk(): Asking {
  const words = useWords(chatWords).obstacles;
  const askStore = useStoreState('conversations', (state) => state.ask);
  const isRunning = useStoreState('conversations', (state) => state.turns.at(-1)?.state === 'running');
  const hasData = useStoreState('datasets', (state) => state.datasets.length > 0);
  const isLoading = useStoreState('datasets', (state) =>
    state.loading.some((file) => file.failure === undefined),
  );
  const isLocked = useLockedSource() !== undefined;
  const builtInObstacle = obstacleOf({ isRunning, hasData, isLoading }, words);
  return {
    ask: (question, options) => void askStore(question, options),
    obstacle: builtInObstacle ?? (isLocked ? words.locked : undefined),
    builtInObstacle,
  };
}

/** The chosen source, where its keys wait for their passphrase. */
export function useLockedSource(): KeySource | undefined {
  return useStoreState('models', ({ settings, ownKeys }) =>
    keySources.find((source) => source === settings.source && ownKeys[source].isLocked),
  );
}

interface Standing {
  readonly isRunning: boolean;
  readonly hasData: boolean;
  readonly isLoading: boolean;
}

function obstacleOf(
  { isRunning, hasData, isLoading }: Standing,
  words: typeof chatWords.obstacles,
): string | undefined {
  if (!hasData && isLoading) return words.isReading;
  if (!hasData) return words.noData;
  return isRunning ? words.isRunning : undefined;
}
