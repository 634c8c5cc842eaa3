import type { StoreApi } from 'zustand';
import { type ArtifactVersion, chartArtifactId, turnOfChart } from '../core/artifact.ts';
import type { Turn } from '../core/turn.ts';
import type { ArtifactsState } from '../state/artifacts.ts';
import { changedSince } from '../state/branches.ts';
import type { ConversationsState } from '../state/conversations.ts';

interface Followed {
  readonly artifacts: StoreApi<ArtifactsState>;
  readonly conversations: StoreApi<ConversationsState>;
}

/** Each change of an answer's chart is a version of it, and a version that is brought back is drawn in its answer. */
export function keepChartVersions({ artifacts, conversations }: Followed): void {
  conversations.subscribe(({ branches }, before) => {
    if (branches === before.branches) return;
    for (const { turn } of changedSince(before.branches, branches)) {
      const was = before.branches.find((placed) => placed.turn.id === turn.id)?.turn;
      const spec = turn.answer?.chart ?? null;
      if (spec === null || was === undefined || !isRedrawn(was, turn)) continue;
      void artifacts.getState().change(chartArtifactId(turn.id), { kind: 'chart', spec });
    }
  });
  artifacts.subscribe(({ versions }, before) => {
    if (versions === before.versions) return;
    for (const [id, all] of Object.entries(versions)) {
      const [newest, turnId] = [all.at(-1), turnOfChart(id)];
      const known = before.versions[id]?.at(-1);
      if (turnId === undefined || newest === undefined || known === undefined) continue;
      if (isBroughtBack(newest, known) && newest.content.kind === 'chart') {
        void conversations.getState().redraw(turnId, newest.content.spec);
      }
    }
  });
}

function isRedrawn(was: Turn, now: Turn): boolean {
  const chart = was.answer?.chart ?? null;
  return chart !== null && JSON.stringify(chart) !== JSON.stringify(now.answer?.chart);
}

function isBroughtBack(newest: ArtifactVersion, known: ArtifactVersion): boolean {
  return newest.number > known.number && newest.restores !== undefined;
}
