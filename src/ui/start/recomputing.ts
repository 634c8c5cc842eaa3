import { createContext } from 'react';
import type { StoreApi } from 'zustand';
import type { RecomputingState } from '../../state/recomputing.ts';

/** Null where the page has no finished analysis to show. */
export const Recomputing = createContext<StoreApi<RecomputingState> | null>(null);
