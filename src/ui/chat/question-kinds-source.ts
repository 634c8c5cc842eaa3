import { createContext } from 'react';
import type { QuestionKind } from '../../core/agent.ts';

/** Tells what can be asked of the active table. */
export const QuestionKindsSource = createContext<() => Promise<readonly QuestionKind[]>>(() =>
  Promise.resolve([]),
);
