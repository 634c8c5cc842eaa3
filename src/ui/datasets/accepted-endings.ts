import { createContext, useContext } from 'react';

/** Endings of file names that can be read. */
export const AcceptedEndings = createContext<readonly string[]>([]);

export function useAcceptedEndings(): readonly string[] {
  return useContext(AcceptedEndings);
}
