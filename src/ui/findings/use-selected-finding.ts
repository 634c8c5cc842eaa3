import type { Finding } from '../../core/finding.ts';
import type { Turn } from '../../core/turn.ts';
import type { Selection } from '../../state/workspace.ts';
import { useStoreState } from '../stores-context.ts';

export interface SelectedFinding {
  readonly turn: Turn;
  readonly finding: Finding;
  readonly cell: Selection['cell'];
}

/** The finding that was asked for, or else the one that the newest answer rests on. */
export function useSelectedFinding(): SelectedFinding | undefined {
  const turns = useStoreState('conversations', (state) => state.turns);
  const selection = useStoreState('workspace', (state) => state.selection);
  return selectedOf(turns, selection) ?? newestOf(turns);
}

function selectedOf(turns: readonly Turn[], selection: Selection | null): SelectedFinding | undefined {
  const turn = turns.find((each) => each.id === selection?.turnId);
  const finding = turn?.findings.find((each) => each.id === selection?.findingId);
  return turn && finding && { turn, finding, cell: selection?.cell ?? null };
}

function newestOf(turns: readonly Turn[]): SelectedFinding | undefined {
  const turn = turns.findLast((each) => each.findings.length > 0);
  const finding =
    turn?.findings.find((each) => each.id === turn.answer?.tableResultId) ?? turn?.findings.at(-1);
  return turn && finding && { turn, finding, cell: null };
}
