import type { StoreApi } from 'zustand';
import type { Draft, Drafts } from '../core/draft.ts';
import type { ArtifactsState } from '../state/artifacts.ts';
import type { ConsoleState } from '../state/console.ts';

/** So often is what somebody types written down. */
const writeEveryMs = 400;

type Seen<State> = Pick<StoreApi<State>, 'getState' | 'subscribe'>;

interface Keeping {
  readonly console: Seen<Pick<ConsoleState, 'drafts' | 'forget'>>;
  readonly artifacts: Seen<Pick<ArtifactsState, 'artifacts'>>;
  readonly drafts: {
    readonly put: (source: string, draft: Draft) => Promise<unknown>;
    readonly putAtOnce: (drafts: Drafts) => void;
    readonly remove: (sources: readonly string[]) => Promise<unknown>;
  };
  readonly failed: (error: unknown) => void;
}

/** Keeps what is typed in the console and not run; it goes with the artifact whose code it changes. */
export function keepDrafts({ console, artifacts, drafts, failed }: Keeping): void {
  const unwritten = new Set<string>();
  let isPlanned = false;

  async function write(source: string): Promise<void> {
    const draft = console.getState().drafts[source] ?? {};
    await (Object.keys(draft).length === 0 ? drafts.remove([source]) : drafts.put(source, draft));
    if ((console.getState().drafts[source] ?? draft) === draft) unwritten.delete(source);
  }

  function writeLater(): void {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(() => {
      isPlanned = false;
      for (const source of unwritten) write(source).catch(failed);
    }, writeEveryMs);
  }

  function forget(sources: readonly string[]): void {
    for (const source of sources) console.getState().forget(source);
    drafts.remove(sources).catch(failed);
  }

  console.subscribe((state, before) => {
    if (state.drafts === before.drafts) return;
    for (const [source, draft] of Object.entries(state.drafts)) {
      if (draft !== before.drafts[source]) unwritten.add(source);
    }
    writeLater();
  });
  addEventListener('pagehide', () => {
    const all = Object.entries(console.getState().drafts);
    drafts.putAtOnce(Object.fromEntries(all.filter(([source]) => unwritten.has(source))));
  });
  forgetWithArtifacts(artifacts, Object.keys(console.getState().drafts), forget);
}

/** Of those that were kept before, some may have gone in another tab: the first list that is read tells. */
function forgetWithArtifacts(
  artifacts: Keeping['artifacts'],
  kept: readonly string[],
  forget: (sources: readonly string[]) => void,
): void {
  const unsure = new Set(kept.filter((source) => source !== 'own'));
  artifacts.subscribe((state, before) => {
    if (state.artifacts === before.artifacts) return;
    const there = new Set(state.artifacts.map(({ id }) => id));
    const gone = [...unsure, ...before.artifacts.map(({ id }) => id)].filter((id) => !there.has(id));
    unsure.clear();
    if (gone.length > 0) forget(gone);
  });
}
