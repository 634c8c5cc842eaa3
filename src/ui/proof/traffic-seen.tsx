import type { Traffic } from '../../core/attack.ts';
import { formatBytes } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { proofWords } from './words.ts';

/** What the browser has recorded of this tab's requests. */
export function TrafficSeen({ traffic }: { readonly traffic: Traffic }) {
  const words = useWords(proofWords).traffic;
  const { own, elsewhere, refused } = traffic;
  return (
    <section aria-labelledby="proof-traffic">
      <h2 id="proof-traffic">{words.title}</h2>
      <dl className="proof-facts">
        <div>
          <dt>{words.elsewhere}</dt>
          <dd className={elsewhere.length === 0 ? 'is-good' : 'is-bad'}>
            {elsewhere.length === 0 ? words.nothing : words.requests(elsewhere.length)}
          </dd>
        </div>
        <div>
          <dt>{words.own}</dt>
          <dd>{words.fetched(own.count, formatBytes(own.bytes))}</dd>
        </div>
        <div>
          <dt>{words.refused}</dt>
          <dd>{refused}</dd>
        </div>
      </dl>
      {elsewhere.length > 0 && (
        <ul className="proof-addresses">
          {elsewhere.map((address) => (
            <li key={address}>
              <code>{address}</code>
            </li>
          ))}
        </ul>
      )}
      <p className="label">{words.source}</p>
    </section>
  );
}
