import { createStore, type StoreApi } from 'zustand';
import type { Attack, AttackOutcome, PolicyInForce, Traffic } from '../core/attack.ts';
import { messageOf } from '../core/error.ts';

export type AttackState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running' }
  /** It could not be tried. */
  | { readonly kind: 'untried'; readonly reason: string }
  | AttackOutcome;

/** What can be shown of the claim that nothing leaves this tab. */
export interface ProofState {
  readonly attacks: readonly Attack[];
  /** By attack; empty until they are run. */
  readonly outcomes: Readonly<Record<string, AttackState>>;
  readonly isRunning: boolean;
  /** `undefined` until they were read. */
  readonly policies: readonly PolicyInForce[] | undefined;
  readonly traffic: Traffic;
  readonly readPolicies: () => Promise<void>;
  /** Tries all attacks, one after the other. */
  readonly attack: () => Promise<void>;
}

export interface ProofEffects {
  readonly attacks: readonly Attack[];
  /** After the last attack. */
  readonly cleanUp: () => void;
  readonly policies: () => Promise<readonly PolicyInForce[]>;
  readonly watchTraffic: (onChange: (traffic: Traffic) => void) => void;
}

export function createProof(effects: ProofEffects): StoreApi<ProofState> {
  const { attacks } = effects;
  return createStore<ProofState>((set, get) => {
    effects.watchTraffic((traffic) => set({ traffic }));

    function settle(id: string, state: AttackState): void {
      set(({ outcomes }) => ({ outcomes: { ...outcomes, [id]: state } }));
    }

    return {
      attacks,
      outcomes: {},
      isRunning: false,
      policies: undefined,
      traffic: { own: { count: 0, bytes: 0 }, elsewhere: [], refused: 0 },
      async readPolicies() {
        set({ policies: await effects.policies() });
      },
      async attack() {
        if (get().isRunning) return;
        const waiting = attacks.map(({ id }) => [id, { kind: 'waiting' }] as const);
        set({ isRunning: true, outcomes: Object.fromEntries(waiting) });
        for (const each of attacks) {
          settle(each.id, { kind: 'running' });
          settle(each.id, await outcomeOf(each));
        }
        effects.cleanUp();
        set({ isRunning: false, policies: await effects.policies() });
      },
    };
  });
}

async function outcomeOf(attack: Attack): Promise<AttackState> {
  try {
    return await attack.attempt();
  } catch (error) {
    return { kind: 'untried', reason: messageOf(error) };
  }
}
