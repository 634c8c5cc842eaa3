import type { PolicyInForce } from '../../core/attack.ts';
import type { OfflineState } from '../../state/offline.ts';
import { useWords } from '../language/use-words.ts';
import { proofWords } from './words.ts';

interface PoliciesProps {
  readonly policies: readonly PolicyInForce[] | undefined;
  readonly policyFrom: OfflineState['policyFrom'];
  readonly isIsolated: boolean;
}

/** The rules that the browser enforces, as it says them. */
export function Policies({ policies, policyFrom, isIsolated }: PoliciesProps) {
  const words = useWords(proofWords).policies;
  return (
    <section aria-labelledby="proof-policies">
      <h2 id="proof-policies">{words.title}</h2>
      <p>{words.sources[policyFrom]}</p>
      <p>{isIsolated ? words.isIsolated : words.isNotIsolated}</p>
      {policies?.some(({ isPage }) => isPage) === false && <p className="is-bad">{words.none}</p>}
      {policies?.map(({ of, text }) => (
        <details key={of + text} className="proof-policy">
          <summary>
            {words.owners[of] ?? of}: <code>{connectOf(text) ?? words.noConnect}</code>
          </summary>
          <ul>
            {text.split(';').map((directive) => (
              <li key={directive}>
                <code>{directive.trim()}</code>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <p className="label">{words.source}</p>
    </section>
  );
}

function connectOf(policy: string): string | undefined {
  return /connect-src [^;]*/.exec(policy)?.[0];
}
