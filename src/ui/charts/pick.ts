import { createContext, useContext } from 'react';

/** Picks the mark with this label, or at this place, as `chartPoints` has it. */
export type Pick = (mark: string | number) => void;

export const PickContext = createContext<Pick>(() => undefined);

export function usePick(): Pick {
  return useContext(PickContext);
}

/** The label of a mark among several series. */
export function markLabel(label: string, series: string, seriesCount: number): string {
  return seriesCount > 1 ? `${label}, ${series}` : label;
}
