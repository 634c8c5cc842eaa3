import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import type { SelectedFinding } from './use-selected-finding.ts';
import { findingsWords } from './words.ts';
import './finding-choice.css';

/** Which finding is looked at; the others of the same answer are one choice away. */
export function FindingChoice({
  selected,
  tab,
}: {
  readonly selected: SelectedFinding;
  readonly tab: 'code' | 'results';
}) {
  const words = useWords(findingsWords);
  const select = useStoreState('workspace', (state) => state.select);
  const { turn, finding } = selected;
  return (
    <header className="finding-choice">
      <p className="label">{turn.question}</p>
      {turn.findings.length === 1 ? (
        <h3>{finding.purpose}</h3>
      ) : (
        <select
          aria-label={words.step}
          value={finding.id}
          onChange={(event) =>
            select({ turnId: turn.id, findingId: event.currentTarget.value, cell: null }, tab)
          }
        >
          {turn.findings.map((each, place) => (
            <option key={each.id} value={each.id}>{`${place + 1}. ${each.purpose}`}</option>
          ))}
        </select>
      )}
    </header>
  );
}
