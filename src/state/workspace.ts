import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand';

export const sideTabs = ['dna', 'code', 'results', 'insights', 'trace'] as const;
export type SideTab = (typeof sideTabs)[number];

/** How the workspace is arranged; kept between visits. */
export const arrangementSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  leftOpen: z.boolean(),
  rightOpen: z.boolean(),
  /** Pixels. */
  leftWidth: z.number().min(200).max(480),
  rightWidth: z.number().min(300).max(800),
  sideTab: z.enum(sideTabs),
});
export type Arrangement = Readonly<z.infer<typeof arrangementSchema>>;

export const usualArrangement: Arrangement = {
  theme: 'system',
  leftOpen: true,
  rightOpen: true,
  leftWidth: 260,
  rightWidth: 420,
  sideTab: 'dna',
};

/** A finding of a turn, and the cell of it that a clicked number came from. */
export interface Selection {
  readonly turnId: string;
  readonly findingId: string;
  readonly cell: { readonly row: number; readonly column: string } | null;
}

export const settingsParts = ['answering', 'told', 'roles', 'prices'] as const;
export type SettingsPart = (typeof settingsParts)[number];

/** What the trace shows: an answer's events, or requests that left the page (of one question, or all). */
export interface TraceView {
  readonly of: 'events' | 'requests';
  readonly questionId: string | null;
}

export interface WorkspaceState {
  readonly arrangement: Arrangement;
  readonly selection: Selection | null;
  readonly traceView: TraceView;
  /** The part of the settings that is open; null while they are closed. */
  readonly settingsPart: SettingsPart | null;
  readonly arrange: (change: Partial<Arrangement>) => void;
  /** Shows a finding in the side pane: its result when a cell is meant, else its code. */
  readonly select: (selection: Selection, tab: 'code' | 'results') => void;
  readonly clearSelection: () => void;
  readonly trace: (view: TraceView) => void;
  /** Null closes them. */
  readonly showSettings: (part: SettingsPart | null) => void;
}

export function createWorkspace(
  initial: Arrangement,
  keep: (arrangement: Arrangement) => void,
): StoreApi<WorkspaceState> {
  return createStore<WorkspaceState>((set, get) => ({
    arrangement: initial,
    selection: null,
    traceView: { of: 'events', questionId: null },
    settingsPart: null,
    arrange(change) {
      const arrangement = { ...get().arrangement, ...change };
      set({ arrangement });
      keep(arrangement);
    },
    select(selection, tab) {
      set({ selection });
      get().arrange({ sideTab: tab, rightOpen: true });
    },
    clearSelection: () => set({ selection: null }),
    trace(traceView) {
      set({ traceView });
      get().arrange({ sideTab: 'trace', rightOpen: true });
    },
    showSettings: (settingsPart) => set({ settingsPart }),
  }));
}
