import type { Assumption } from '../../core/answer.ts';
import { Tip } from '../parts/tip.tsx';
import { useAsk } from './use-ask.ts';
import './assumptions.css';

/** What was taken for granted, with the other readings one click away. */
export function Assumptions({ assumptions }: { readonly assumptions: readonly Assumption[] }) {
  if (assumptions.length === 0) return null;
  return (
    <ul className="assumptions" aria-label="What was assumed">
      {assumptions.map((assumption) => (
        <li key={assumption.text}>
          <span>{assumption.text}</span>
          <Alternatives assumption={assumption} />
        </li>
      ))}
    </ul>
  );
}

function Alternatives({ assumption: { alternatives } }: { readonly assumption: Assumption }) {
  const { ask, obstacle } = useAsk();
  return alternatives.map(({ label, question }) => (
    <Tip key={question} content={`Asks: ${question}`}>
      {(trigger) => (
        <button
          type="button"
          className="alternative"
          disabled={obstacle !== undefined}
          onClick={() => ask(question)}
          aria-describedby={trigger.describedBy}
          {...trigger.pointing}
        >
          {alternatives.length === 1 ? `Change to ${label}` : label}
        </button>
      )}
    </Tip>
  ));
}
