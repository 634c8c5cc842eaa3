import type { StoreApi } from 'zustand';
import type { ArtifactContent } from '../core/artifact.ts';
import type { ArtifactsState } from '../state/artifacts.ts';
import { changedSince } from '../state/branches.ts';
import type { HistoryState } from '../state/console-history.ts';
import type { EndedRun } from '../state/console-run.ts';
import type { ConversationsState } from '../state/conversations.ts';
import type { DatasetsState } from '../state/datasets.ts';

interface Followed {
  readonly artifacts: StoreApi<ArtifactsState>;
  readonly history: StoreApi<HistoryState>;
  readonly conversations: StoreApi<ConversationsState>;
  readonly datasets: StoreApi<DatasetsState>;
}

/** Keeps the code and the chart of each answer, and forgets on screen what went with a chat or a dataset. */
export function keepCodeOfAnswers({ artifacts, history, conversations, datasets }: Followed): void {
  const reread = () => {
    void artifacts.getState().read();
    void history.getState().read();
  };
  conversations.subscribe((state, before) => {
    if (state.conversations.length < before.conversations.length) reread();
    if (state.branches === before.branches) return;
    const changed = changedSince(before.branches, state.branches);
    const fresh = changed.flatMap(({ turn }) => (turn.state === 'running' ? [] : [turn]));
    if (fresh.length > 0) void artifacts.getState().keepAnswers(fresh);
  });
  datasets.subscribe((state, before) => {
    if (state.datasets.length < before.datasets.length) reread();
  });
}

/** Each run is history; one of changed code that worked is a version. */
export function noteRuns(followed: Followed): (run: EndedRun) => void {
  return (run) => {
    const { artifacts, history, datasets } = followed;
    const { activeId } = datasets.getState();
    const artifact = artifacts.getState().artifacts.find(({ id }) => id === run.source);
    void history.getState().note({
      ...pastRunOf(run),
      ...(artifact?.answer === undefined ? {} : { conversationId: artifact.answer.conversationId }),
      ...(activeId === null ? {} : { datasetId: activeId }),
    });
    const content = contentOf(run);
    if (artifact?.kind === content.kind && run.isWhole && run.outcome === 'done') {
      void artifacts.getState().change(run.source, content);
    }
  };
}

function pastRunOf({ language, code, inputSql, startedAt, elapsedMs, outcome, message, rowCount }: EndedRun) {
  return {
    ...{ language, code, inputSql, startedAt, elapsedMs, outcome },
    ...(message === undefined ? {} : { message }),
    ...(rowCount === undefined ? {} : { rowCount }),
  };
}

function contentOf({ language, code, inputSql }: EndedRun): ArtifactContent {
  switch (language) {
    case 'sql':
      return { kind: 'query', sql: code };
    case 'python':
      return { kind: 'script', code, inputSql };
  }
}
