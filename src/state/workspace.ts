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
  /** Whether keys without Ctrl or Alt do something outside of fields; those who speak to their computer want them off. */
  singleKeys: z.boolean().default(true),
});
export type Arrangement = Readonly<z.infer<typeof arrangementSchema>>;

export const usualArrangement: Arrangement = {
  theme: 'system',
  leftOpen: true,
  rightOpen: true,
  leftWidth: 260,
  rightWidth: 420,
  sideTab: 'dna',
  singleKeys: true,
};

/** A finding of a turn, and the cell of it that a clicked number came from. */
export interface Selection {
  readonly turnId: string;
  readonly findingId: string;
  readonly cell: { readonly row: number; readonly column: string } | null;
}

export const settingsParts = ['answering', 'told', 'roles', 'prices', 'language'] as const;
export type SettingsPart = (typeof settingsParts)[number];

/** What the trace shows: an answer's events, or requests that left the page (of one question, or all). */
export interface TraceView {
  readonly of: 'events' | 'requests';
  readonly questionId: string | null;
}

/** The part that is looked at where not all have room. */
export type Part = 'data' | 'chat' | 'details';

/** What opens over the page to be chosen from: all that can be done, or the keys that do it. */
export type Overlay = 'palette' | 'shortcuts';

/** A column in the Data DNA. */
export interface ColumnPlace {
  readonly table: string;
  readonly column: string;
}

export interface WorkspaceState {
  readonly arrangement: Arrangement;
  readonly selection: Selection | null;
  readonly traceView: TraceView;
  readonly part: Part;
  readonly overlay: Overlay | null;
  /** The column that was asked for last. */
  readonly columnPlace: ColumnPlace | null;
  /** The part of the settings that is open; null while they are closed. */
  readonly settingsPart: SettingsPart | null;
  readonly arrange: (change: Partial<Arrangement>) => void;
  /** Shows a finding in the side pane: its result when a cell is meant, else its code. */
  readonly select: (selection: Selection, tab: 'code' | 'results') => void;
  readonly clearSelection: () => void;
  readonly showPart: (part: Part) => void;
  readonly showTab: (tab: SideTab) => void;
  readonly showColumn: (place: ColumnPlace) => void;
  /** Null closes it. */
  readonly showOverlay: (overlay: Overlay | null) => void;
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
    part: 'chat',
    overlay: null,
    columnPlace: null,
    settingsPart: null,
    arrange(change) {
      const arrangement = { ...get().arrangement, ...change };
      set({ arrangement });
      keep(arrangement);
    },
    select(selection, tab) {
      set({ selection });
      get().showTab(tab);
    },
    clearSelection: () => set({ selection: null }),
    showPart: (part) => set({ part }),
    showTab(sideTab) {
      set({ part: 'details' });
      get().arrange({ sideTab, rightOpen: true });
    },
    showColumn(columnPlace) {
      set({ columnPlace });
      get().showTab('dna');
    },
    showOverlay: (overlay) => set({ overlay }),
    trace(traceView) {
      set({ traceView });
      get().showTab('trace');
    },
    showSettings: (settingsPart) => set({ settingsPart }),
  }));
}
