import type { PolicyInForce } from '../../core/attack.ts';
import type { OfflineState } from '../../state/offline.ts';

interface PoliciesProps {
  readonly policies: readonly PolicyInForce[] | undefined;
  readonly policyFrom: OfflineState['policyFrom'];
  readonly isIsolated: boolean;
}

/** The rules that the browser enforces, as it says them. */
export function Policies({ policies, policyFrom, isIsolated }: PoliciesProps) {
  return (
    <section aria-labelledby="proof-policies">
      <h2 id="proof-policies">The policy in force</h2>
      <p>{sources[policyFrom]}</p>
      <p>
        {isIsolated
          ? 'The page is isolated from all other windows and sites.'
          : 'The page is not isolated from other windows: the host does not allow it. Python can then only be stopped by starting it anew.'}
      </p>
      {policies?.some(({ isPage }) => isPage) === false && (
        <p className="is-bad">
          No policy is in force for this page: a request to another address was not refused.
        </p>
      )}
      {policies?.map(({ of, text }) => (
        <details key={of + text} className="proof-policy">
          <summary>
            {of}: <code>{connectOf(text)}</code>
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
      <p className="label">
        The page’s is what the browser said when it refused a request a moment ago; a worker’s is what its
        script came with.
      </p>
    </section>
  );
}

const sources: Record<OfflineState['policyFrom'], string> = {
  host: 'It comes from the server that this page came from.',
  'service-worker':
    'The host sends none: the app’s own service worker brings it, for the page and for each engine.',
  page: 'The host sends none, and this address can have no service worker: the page brings its own, and its engines inherit it.',
};

function connectOf(policy: string): string {
  return /connect-src [^;]*/.exec(policy)?.[0] ?? 'no connect-src';
}
