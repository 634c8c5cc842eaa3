import { createContext, useContext } from 'react';

/** Picks the mark with this label, as `chartPoints` names it. */
export type Pick = (label: string) => void;

export const PickContext = createContext<Pick>(() => undefined);

export function usePick(): Pick {
  return useContext(PickContext);
}

/** The label of a mark among several series. */
export function markLabel(label: string, series: string, seriesCount: number): string {
  return seriesCount > 1 ? `${label}, ${series}` : label;
}
