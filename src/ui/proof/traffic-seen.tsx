import type { Traffic } from '../../core/attack.ts';
import { counted, formatBytes } from '../format.ts';

/** What the browser has recorded of this tab's requests. */
export function TrafficSeen({ traffic }: { readonly traffic: Traffic }) {
  const { own, elsewhere, refused } = traffic;
  return (
    <section aria-labelledby="proof-traffic">
      <h2 id="proof-traffic">What left this tab since it was opened</h2>
      <dl className="proof-facts">
        <div>
          <dt>To other addresses</dt>
          <dd className={elsewhere.length === 0 ? 'is-good' : 'is-bad'}>
            {elsewhere.length === 0 ? 'Nothing' : counted(elsewhere.length, 'request')}
          </dd>
        </div>
        <div>
          <dt>Files of the app that this page fetched</dt>
          <dd>{`${own.count}, ${formatBytes(own.bytes)} over the network`}</dd>
        </div>
        <div>
          <dt>Requests and code that the browser refused</dt>
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
      <p className="label">
        As the browser’s own record of this page has it. The engines run beside the page, each under the
        policy below.
      </p>
    </section>
  );
}
