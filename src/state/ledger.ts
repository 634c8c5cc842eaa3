import { createStore, type StoreApi } from 'zustand';
import type { LedgerEntry } from '../core/privacy.ts';
import type { Toast } from './toasts.ts';
import type { StateWords } from './words.ts';

/** What is kept at most; the oldest requests go first. Bytes are those of the payloads. */
export const ledgerLimits = { entries: 1000, bytes: 20_000_000 } as const;

export interface LedgerState {
  /** Oldest first. What earlier visits have left is there after `read`. */
  readonly entries: readonly LedgerEntry[];
  /** Gone in this visit, because there were too many. */
  readonly dropped: number;
  readonly isRead: boolean;
  readonly read: () => Promise<void>;
  /** An entry with the id of another takes its place: what became of a request is known later. */
  readonly note: (entry: LedgerEntry) => void;
  readonly clear: () => Promise<void>;
}

export interface LedgerEffects {
  readonly all: () => Promise<readonly LedgerEntry[]>;
  readonly put: (entry: LedgerEntry) => Promise<void>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
  readonly clear: () => Promise<void>;
  readonly toast: (level: Toast['level'], message: string) => void;
  readonly words: () => StateWords;
}

/** Every request that left this page, or tried to. Nothing waits for it to be written. */
export function createLedger(effects: LedgerEffects): StoreApi<LedgerState> {
  const reading: { done: Promise<void> | undefined } = { done: undefined };

  return createStore<LedgerState>((set, get) => {
    async function readKept(): Promise<void> {
      const kept = await effects.all().catch((error: unknown) => {
        effects.toast('warning', effects.words().ledger.notRead(String(error)));
        return [];
      });
      set(({ entries }) => ({ entries: merge(kept, entries), isRead: true }));
      await trim();
    }

    async function trim(): Promise<void> {
      const gone = surplusOf(get().entries);
      if (gone.length === 0) return;
      const ids = new Set(gone.map(({ id }) => id));
      set(({ entries, dropped }) => ({
        entries: entries.filter(({ id }) => !ids.has(id)),
        dropped: dropped + ids.size,
      }));
      await effects.remove([...ids]);
    }

    async function keep(entry: LedgerEntry): Promise<void> {
      await effects.put(entry);
      await get().read();
      await trim();
    }

    return {
      entries: [],
      dropped: 0,
      isRead: false,
      read() {
        reading.done ??= readKept();
        return reading.done;
      },
      note(entry) {
        set(({ entries }) => ({ entries: withEntry(entries, entry) }));
        keep(entry).catch((error: unknown) => {
          effects.toast('warning', effects.words().ledger.notWritten(String(error)));
        });
      },
      async clear() {
        await get().read();
        await effects.clear();
        set({ entries: [], dropped: 0 });
      },
    };
  });
}

function withEntry(entries: readonly LedgerEntry[], entry: LedgerEntry): readonly LedgerEntry[] {
  const isKnown = entries.some(({ id }) => id === entry.id);
  return isKnown ? entries.map((other) => (other.id === entry.id ? entry : other)) : [...entries, entry];
}

/** What this visit has noted is newer than what was kept of the same request. */
function merge(kept: readonly LedgerEntry[], noted: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const ids = new Set(noted.map(({ id }) => id));
  return [...kept.filter(({ id }) => !ids.has(id)), ...noted];
}

function surplusOf(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  let bytes = 0;
  const firstKept = entries.findLastIndex((entry, index) => {
    bytes += entry.bytes;
    return bytes > ledgerLimits.bytes || entries.length - index > ledgerLimits.entries;
  });
  return entries.slice(0, firstKept + 1);
}
