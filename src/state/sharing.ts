import { createStore, type StoreApi } from 'zustand';
import type { SharedAnalysis } from '../core/analysis.ts';
import { isAbort, messageOf } from '../core/error.ts';
import { Refusal } from '../core/refusal.ts';

/** What goes beside the questions, their answers with the figures and charts, and the code. */
export interface Included {
  /** The tables that answers show, which may be rows of the data. */
  readonly tables: boolean;
  readonly data: boolean;
}

export const exportFormats = ['html', 'markdown', 'notebook', 'sql'] as const;
export type ExportFormat = (typeof exportFormats)[number] | 'report';

export interface NamedFile {
  readonly name: string;
  readonly content: Blob;
}

/** What would be shared, ready to be sent. Nothing has left the page. */
export interface Packed {
  readonly questions: number;
  readonly insights: number;
  /** What can be included, in words. */
  readonly dataName: string | undefined;
  /** `undefined` where it is too much for a link. */
  readonly link: string | undefined;
  readonly file: NamedFile;
}

/** What somebody has sent. */
export type Received =
  | { readonly state: 'reading' }
  /** Nothing of it was used. */
  | { readonly state: 'refused'; readonly why: Refusal | string }
  | { readonly state: 'open'; readonly shared: SharedAnalysis };

export interface SharingState {
  readonly received: Received | null;
  readonly included: Included;
  /** `null` while it is being made. */
  readonly packed: Packed | { readonly failure: string } | null;
  /** Makes link and file of the chat that is open, as chosen; what was chosen before is forgotten. */
  readonly pack: (included: Included) => Promise<void>;
  /** Rejects with what to tell the user. */
  readonly export: (format: ExportFormat) => Promise<NamedFile>;
  readonly openLink: (hash: string) => Promise<void>;
  readonly openFile: (file: File) => Promise<void>;
  /** Forgets what was received. */
  readonly close: () => void;
}

export interface SharingEffects {
  readonly pack: (included: Included, signal: AbortSignal) => Promise<Packed>;
  readonly export: (format: ExportFormat) => Promise<NamedFile>;
  /** Both reject with `Refusal` where it cannot be opened. */
  readonly readLink: (hash: string) => Promise<SharedAnalysis>;
  readonly readFile: (file: File) => Promise<SharedAnalysis>;
}

const usualIncluded: Included = { tables: false, data: false };

/** What is sent and what is received. Receiving runs nothing and keeps nothing. */
export function createSharing(effects: SharingEffects): StoreApi<SharingState> {
  const packing = { controller: new AbortController() };
  const opening = { count: 0 };

  return createStore<SharingState>((set) => {
    async function open(read: () => Promise<SharedAnalysis>): Promise<void> {
      opening.count += 1;
      const { count } = opening;
      set({ received: { state: 'reading' } });
      const received = await read().then(
        (shared): Received => ({ state: 'open', shared }),
        (error: unknown): Received => ({
          state: 'refused',
          why: error instanceof Refusal ? error : messageOf(error),
        }),
      );
      if (opening.count === count) set({ received });
    }

    return {
      received: null,
      included: usualIncluded,
      packed: null,
      async pack(included) {
        packing.controller.abort();
        const controller = new AbortController();
        packing.controller = controller;
        set({ included, packed: null });
        try {
          const packed = await effects.pack(included, controller.signal);
          if (packing.controller === controller) set({ packed });
        } catch (error) {
          if (packing.controller === controller && !isAbort(error))
            set({ packed: { failure: messageOf(error) } });
        }
      },
      export: effects.export,
      openLink: (hash) => open(() => effects.readLink(hash)),
      openFile: (file) => open(() => effects.readFile(file)),
      close() {
        opening.count += 1;
        set({ received: null });
      },
    };
  });
}
