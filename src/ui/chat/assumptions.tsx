import type { Assumption } from '../../core/answer.ts';
import { useWords } from '../language/use-words.ts';
import { Tip } from '../parts/tip.tsx';
import { useAsk } from './use-ask.ts';
import { chatWords } from './words.ts';
import './assumptions.css';

/** What was taken for granted, with the other readings one click away. */
export function Assumptions({ assumptions }: { readonly assumptions: readonly Assumption[] }) {
  const words = useWords(chatWords).assumptions;
  if (assumptions.length === 0) return null;
  return (
    <ul className="assumptions" aria-label={words.title}>
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
  const words = useWords(chatWords).assumptions;
  const { ask, obstacle } = useAsk();
  return alternatives.map(({ label, question }) => (
    <Tip key={question} content={words.asks(question)}>
      {(trigger) => (
        <button
          type="button"
          className="alternative"
          disabled={obstacle !== undefined}
          onClick={() => ask(question)}
          aria-describedby={trigger.describedBy}
          {...trigger.pointing}
        >
          {alternatives.length === 1 ? words.changeTo(label) : label}
        </button>
      )}
    </Tip>
  ));
}
