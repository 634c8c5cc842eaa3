import { createContext, use } from 'react';
import { type ExtractState, type StoreApi, useStore } from 'zustand';
import type { Analysis } from '../../core/analysis.ts';
import type { ReplayState } from '../../state/replay.ts';
import type { SharingState } from '../../state/sharing.ts';

/** What the places of sharing draw, and the chat that is open as an analysis. */
export interface SharingStores {
  readonly sharing: StoreApi<SharingState>;
  readonly replay: StoreApi<ReplayState>;
  readonly currentAnalysis: () => Promise<Analysis>;
}

export const SharingContext = createContext<SharingStores | null>(null);

export function useSharingStores(): SharingStores {
  const stores = use(SharingContext);
  if (stores === null) throw new Error('This component is drawn outside of sharing.');
  return stores;
}

export function useSharing<Part>(select: (state: ExtractState<SharingStores['sharing']>) => Part): Part {
  return useStore(useSharingStores().sharing, select);
}

export function useReplay<Part>(select: (state: ExtractState<SharingStores['replay']>) => Part): Part {
  return useStore(useSharingStores().replay, select);
}
