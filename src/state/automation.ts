import type { StoreApi } from 'zustand';
import { type ModelSettings, modelSettingsSchema } from '../core/model-settings.ts';
import { type LedgerEntry, type Privacy, privacySchema } from '../core/privacy.ts';
import type { Turn } from '../core/turn.ts';
import type { ConversationsState } from './conversations.ts';
import type { DatasetsState } from './datasets.ts';
import type { LedgerState } from './ledger.ts';
import type { ModelsState } from './models.ts';

/** For programs that drive the page (`npm run ask`, notebooks, tests): what a person does, as functions. */
export interface Automation {
  /** Resolves when the files are tables and their profiles are complete. Rejects with the first file's failure. */
  readonly openFiles: (files: readonly File[]) => Promise<void>;
  /** Resolves with the finished turn, whatever came of it. */
  readonly ask: (question: string, constraints?: string) => Promise<Turn>;
  /** Sets what is named of the model settings: who answers, where, with which models. Throws where it does not fit. */
  readonly setModels: (change: Partial<ModelSettings>) => void;
  /** Takes one model for every role. */
  readonly setModel: (name: string) => void;
  readonly setPrivacy: (privacy: Privacy) => void;
  /** Every request that has left the page, oldest first. */
  readonly ledger: () => Promise<readonly LedgerEntry[]>;
  /** The next question begins a new conversation. */
  readonly startNew: () => void;
  /** Forgets all datasets and starts a new conversation. */
  readonly clear: () => Promise<void>;
}

export function createAutomation(stores: {
  readonly datasets: StoreApi<DatasetsState>;
  readonly conversations: StoreApi<ConversationsState>;
  readonly models: StoreApi<ModelsState>;
  readonly ledger: StoreApi<LedgerState>;
}): Automation {
  const { datasets, conversations, models, ledger } = stores;
  return {
    async openFiles(files) {
      await datasets.getState().addFiles(files);
      const failed = datasets.getState().loading.find(({ failure }) => failure !== undefined);
      if (failed?.failure === undefined) return;
      datasets.getState().dismissFailure(failed.id);
      throw new Error(`${failed.fileName}: ${failed.failure.message} ${failed.failure.advice}`);
    },
    ask: (question, constraints) => conversations.getState().ask(question, { constraints }),
    setModels(change) {
      const { settings, replace } = models.getState();
      replace(modelSettingsSchema.parse({ ...settings, ...change }));
    },
    setModel(name) {
      const { settings, replace } = models.getState();
      const roles = Object.entries(settings.roles).map(
        ([role, own]) => [role, { ...own, model: name }] as const,
      );
      replace(modelSettingsSchema.parse({ ...settings, roles: Object.fromEntries(roles) }));
    },
    setPrivacy: (privacy) => models.getState().setPrivacy(privacySchema.parse(privacy)),
    async ledger() {
      await ledger.getState().read();
      return ledger.getState().entries;
    },
    startNew: () => conversations.getState().startNew(),
    async clear() {
      conversations.getState().startNew();
      for (const { dataset } of datasets.getState().datasets) await datasets.getState().remove(dataset.id);
    },
  };
}
