import { createStore, type StoreApi } from 'zustand';
import {
  type Artifact,
  type ArtifactContent,
  type ArtifactVersion,
  artifactsOf,
  type NewArtifact,
  ownArtifact,
  saysTheSame,
} from '../core/artifact.ts';
import { messageOf } from '../core/error.ts';
import type { Turn } from '../core/turn.ts';
import type { Toast } from './toasts.ts';
import type { StateWords } from './words.ts';

export interface ArtifactsState {
  /** Last changed first. */
  readonly artifacts: readonly Artifact[];
  /** By artifact, oldest first; of those that were looked at. */
  readonly versions: Readonly<Record<string, readonly ArtifactVersion[]>>;
  /** Reads the list anew: after others have removed what theirs belonged to, say. */
  readonly read: () => Promise<void>;
  readonly readVersions: (id: string) => Promise<readonly ArtifactVersion[]>;
  /** Keeps what these answers left behind; what is kept already stays as it is. */
  readonly keepAnswers: (turns: readonly Turn[]) => Promise<void>;
  /** Keeps something of the user's own. Resolves with its id, or `undefined` where it could not be kept. */
  readonly save: (
    title: string,
    content: ArtifactContent,
    datasetId: string | null,
  ) => Promise<string | undefined>;
  /** The next version, unless the newest says the same. */
  readonly change: (id: string, content: ArtifactContent) => Promise<void>;
  /** Makes an older version the newest, by repeating it: none goes. */
  readonly restore: (id: string, number: number) => Promise<void>;
  readonly rename: (id: string, title: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

export interface ArtifactsEffects {
  readonly all: () => Promise<readonly Artifact[]>;
  readonly versionsOf: (id: string) => Promise<readonly ArtifactVersion[]>;
  readonly addNew: (made: readonly NewArtifact[]) => Promise<readonly NewArtifact[]>;
  readonly change: (
    id: string,
    change: {
      readonly content: ArtifactContent;
      readonly madeAt: number;
      readonly restores?: number | undefined;
    },
  ) => Promise<NewArtifact | undefined>;
  readonly rename: (id: string, title: string) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly toast: (level: Toast['level'], message: string) => void;
  readonly words: () => StateWords;
  readonly now: () => number;
}

/** Queries, scripts and charts with all their versions: those of answers, and those that the user keeps. */
export function createArtifacts(effects: ArtifactsEffects): StoreApi<ArtifactsState> {
  const { now, toast, words } = effects;
  /** Changes come one after the other, so that each sees what the one before it left. */
  const queue = { last: Promise.resolve() };
  const first = { read: undefined as Promise<void> | undefined };

  return createStore<ArtifactsState>((set, get) => {
    async function attempt<Value>(
      failure: keyof StateWords['artifacts'],
      work: () => Promise<Value>,
    ): Promise<Value | undefined> {
      try {
        return await work();
      } catch (error) {
        const why = messageOf(error);
        toast('warning', words().artifacts[failure](why));
        return undefined;
      }
    }

    function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
      const done = queue.last.then(work);
      queue.last = done.then(
        () => undefined,
        () => undefined,
      );
      return done;
    }

    function take(artifact: Artifact, newVersions: readonly ArtifactVersion[]): void {
      set(({ artifacts, versions }) => ({
        artifacts: [artifact, ...artifacts.filter(({ id }) => id !== artifact.id)],
        versions: { ...versions, [artifact.id]: newVersions },
      }));
    }

    async function append(id: string, content: ArtifactContent, restores?: number): Promise<void> {
      const changed = await effects.change(id, { content, madeAt: now(), restores });
      // Read again, as another tab may have made versions too.
      if (changed !== undefined) take(changed.artifact, await effects.versionsOf(id));
    }

    return {
      artifacts: [],
      versions: {},
      async read() {
        const artifacts = await attempt('notRead', effects.all);
        if (artifacts !== undefined) set({ artifacts });
      },
      async readVersions(id) {
        const known = get().versions[id];
        if (known !== undefined) return known;
        const read = await attempt('versionsNotRead', () => effects.versionsOf(id));
        if (read !== undefined && get().versions[id] === undefined) {
          set(({ versions }) => ({ versions: { ...versions, [id]: read } }));
        }
        return get().versions[id] ?? [];
      },
      keepAnswers: (turns) =>
        inTurn(async () => {
          first.read ??= get().read();
          await first.read;
          const known = new Set(get().artifacts.map(({ id }) => id));
          const made = turns
            .flatMap((turn) => artifactsOf(turn, turn.askedAt))
            .filter(({ artifact }) => !known.has(artifact.id));
          if (made.length === 0) return;
          const added = await attempt('answerNotKept', () => effects.addNew(made));
          for (const { artifact, version } of added ?? []) take(artifact, [version]);
        }),
      save: (title, content, datasetId) =>
        inTurn(async () => {
          const made = ownArtifact(title, content, datasetId, now());
          const added = await attempt('notKept', () => effects.addNew([made]));
          for (const { artifact, version } of added ?? []) take(artifact, [version]);
          return added?.[0]?.artifact.id;
        }),
      change: (id, content) =>
        inTurn(async () => {
          const newest = (await get().readVersions(id)).at(-1);
          if (newest === undefined || saysTheSame(newest.content, content)) return;
          await attempt('versionNotKept', () => append(id, content));
        }),
      restore: (id, number) =>
        inTurn(async () => {
          const wanted = (await get().readVersions(id)).find((version) => version.number === number);
          if (wanted === undefined) return;
          await attempt('notRestored', () => append(id, wanted.content, number));
        }),
      rename: (id, title) =>
        inTurn(async () => {
          const done = await attempt('nameNotKept', async () => {
            await effects.rename(id, title);
            return true;
          });
          if (done !== true) return;
          set(({ artifacts }) => ({
            artifacts: artifacts.map((each) => (each.id === id ? { ...each, title } : each)),
          }));
        }),
      remove: (id) =>
        inTurn(async () => {
          const done = await attempt('notDeleted', async () => {
            await effects.remove(id);
            return true;
          });
          if (done !== true) return;
          set(({ artifacts }) => ({ artifacts: artifacts.filter((each) => each.id !== id) }));
        }),
    };
  });
}
