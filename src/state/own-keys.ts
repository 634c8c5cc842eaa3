import { z } from 'zod';
import type { ModelSource } from '../core/model-settings.ts';

/** Sources that may need keys of the user's own. */
export const keySources = ['bytez-keys', 'custom'] as const satisfies readonly ModelSource[];
export type KeySource = (typeof keySources)[number];

/** As they lie on this machine. What is sealed can be opened with the passphrase only. */
export const keptKeysSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plain'), keys: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('sealed'), tails: z.array(z.string().max(4)).readonly(), sealed: z.string() }),
]);
type KeptKeys = Readonly<z.infer<typeof keptKeysSchema>>;

/** What may be shown of keys. */
export interface OwnKeys {
  /** The last characters of each, at most four. */
  readonly tails: readonly string[];
  readonly isSealed: boolean;
  /** Sealed, and not opened since the page was. */
  readonly isLocked: boolean;
}

const noKeys: OwnKeys = { tails: [], isSealed: false, isLocked: false };

export interface OwnKeysEffects {
  readonly read: (source: KeySource) => Promise<KeptKeys | undefined>;
  readonly keep: (source: KeySource, kept: KeptKeys) => Promise<void>;
  readonly seal: (keys: readonly string[], passphrase: string) => Promise<string>;
  /** What may be shown of a key. */
  readonly tailOf: (key: string) => string;
  /** Rejects where it is not the passphrase. */
  readonly unseal: (sealed: string, passphrase: string) => Promise<readonly string[]>;
}

/** Holds the keys of this machine's user apart from everything that is drawn, logged or told. */
export interface KeyRing {
  readonly shown: (source: KeySource) => OwnKeys;
  /** Empty where there are none, or they are locked. */
  readonly keys: (source: KeySource) => readonly string[];
  readonly read: () => Promise<void>;
  /** Rejects where they cannot be kept. */
  readonly keep: (
    source: KeySource,
    keys: readonly string[],
    passphrase: string | undefined,
  ) => Promise<void>;
  readonly unlock: (source: KeySource, passphrase: string) => Promise<void>;
  readonly forget: (source: KeySource) => Promise<void>;
}

export function createKeyRing(effects: OwnKeysEffects): KeyRing {
  const kept = new Map<KeySource, KeptKeys>();
  const opened = new Map<KeySource, readonly string[]>();

  async function put(source: KeySource, next: KeptKeys, keys: readonly string[]): Promise<void> {
    await effects.keep(source, next);
    kept.set(source, next);
    opened.set(source, keys);
  }

  return {
    shown(source) {
      const own = kept.get(source);
      if (own === undefined) return noKeys;
      if (own.kind === 'plain') return { ...noKeys, tails: own.keys.map(effects.tailOf) };
      return { tails: own.tails, isSealed: true, isLocked: !opened.has(source) };
    },
    keys: (source) => opened.get(source) ?? [],
    async read() {
      for (const source of keySources) {
        const own = await effects.read(source);
        if (own === undefined) continue;
        kept.set(source, own);
        if (own.kind === 'plain') opened.set(source, own.keys);
      }
    },
    async keep(source, keys, passphrase) {
      if (passphrase === undefined) return put(source, { kind: 'plain', keys }, keys);
      const sealed = await effects.seal(keys, passphrase);
      return put(source, { kind: 'sealed', tails: keys.map(effects.tailOf), sealed }, keys);
    },
    async unlock(source, passphrase) {
      const own = kept.get(source);
      if (own?.kind === 'sealed') opened.set(source, await effects.unseal(own.sealed, passphrase));
    },
    forget: (source) => put(source, { kind: 'plain', keys: [] }, []),
  };
}
