import { useCallback, useContext } from 'react';
import type { AskOptions } from '../../state/conversations.ts';
import { type KeySource, keySources } from '../../state/own-keys.ts';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { NearContext } from './use-near.ts';
import { chatWords } from './words.ts';

export interface Asking {
  readonly ask: (question: string, options?: AskOptions) => void;
  /** Why a question cannot be asked now; `undefined` when it can. */
  readonly obstacle: string | undefined;
  /** The same without a question that is being answered: one that is asked meanwhile waits for its turn. */
  readonly lastingObstacle: string | undefined;
  /** Why the built-in analyst cannot be asked. */
  readonly builtInObstacle: string | undefined;
}

/** Far from the view nothing is drawn anew because a question is being answered. */
export function useAsk(): Asking {
  const words = useWords(chatWords).obstacles;
  const askStore = useStoreState('conversations', (state) => state.ask);
  const ask = useCallback<Asking['ask']>((question, options) => void askStore(question, options), [askStore]);
  const isNear = useContext(NearContext);
  const isRunning = useStoreState(
    'conversations',
    (state) => isNear && state.turns.at(-1)?.state === 'running',
  );
  const hasData = useStoreState('datasets', (state) => state.datasets.length > 0);
  const isLoading = useStoreState('datasets', (state) =>
    state.loading.some((file) => file.failure === undefined),
  );
  const isLocked = useLockedSource() !== undefined;
  const builtInObstacle = obstacleOf({ isRunning, hasData, isLoading }, words);
  const locked = isLocked ? words.locked : undefined;
  return {
    ask,
    obstacle: builtInObstacle ?? locked,
    lastingObstacle: obstacleOf({ isRunning: false, hasData, isLoading }, words) ?? locked,
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
