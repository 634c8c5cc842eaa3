import type { StoreApi } from 'zustand';
import type { ArtifactsState } from './artifacts.ts';
import type { ConsoleState } from './console.ts';
import type { HistoryState } from './console-history.ts';
import type { ConversationsState } from './conversations.ts';
import type { DatasetsState } from './datasets.ts';
import type { EnginesState } from './engines.ts';
import type { InsightsState } from './insights.ts';
import type { KeptState } from './kept.ts';
import type { LanguageState } from './language.ts';
import type { LedgerState } from './ledger.ts';
import type { ModelsState } from './models.ts';
import type { RelationsState } from './relations.ts';
import type { ResultsState } from './results.ts';
import type { ToastsState } from './toasts.ts';
import type { WorkspaceState } from './workspace.ts';

/** What is on screen, one store per subject. The page gets them through one context. */
export interface Stores {
  readonly datasets: StoreApi<DatasetsState>;
  readonly relations: StoreApi<RelationsState>;
  readonly conversations: StoreApi<ConversationsState>;
  readonly engines: StoreApi<EnginesState>;
  readonly kept: StoreApi<KeptState>;
  readonly language: StoreApi<LanguageState>;
  readonly models: StoreApi<ModelsState>;
  readonly ledger: StoreApi<LedgerState>;
  readonly insights: StoreApi<InsightsState>;
  readonly console: StoreApi<ConsoleState>;
  readonly results: StoreApi<ResultsState>;
  readonly history: StoreApi<HistoryState>;
  readonly artifacts: StoreApi<ArtifactsState>;
  readonly workspace: StoreApi<WorkspaceState>;
  readonly toasts: StoreApi<ToastsState>;
}
