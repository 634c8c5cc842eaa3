import type { KeyStats, KeyStatus } from '../../core/key-rotation.ts';
import { formatCount } from '../format.ts';
import { formatClock } from '../moment.ts';

const statusWords: Readonly<Record<KeyStatus, string>> = {
  healthy: 'Ready',
  cooling: 'Rests',
  failed: 'Not used any more',
};

/** Of a key never more is shown than its last characters. */
export function KeyTable({ keys }: { readonly keys: readonly KeyStats[] }) {
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">State</th>
            <th scope="col" className="is-number">
              Requests
            </th>
            <th scope="col" className="is-number">
              Errors
            </th>
            <th scope="col">Last used</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: keys stay in their order, and their ends may be equal
            <tr key={index}>
              <th scope="row">
                <code>{`…${key.key}`}</code>
              </th>
              <td>
                <span className={`key-status ${key.status}`}>{statusWords[key.status]}</span>
                <Why stats={key} />
              </td>
              <td className="is-number">{formatCount(key.usageCount)}</td>
              <td className="is-number">{formatCount(key.errorCount)}</td>
              <td className="digits">{key.lastUsed === null ? 'never' : formatClock(key.lastUsed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Why({ stats }: { readonly stats: KeyStats }) {
  const { coolingUntil, failureReason, lastError } = stats;
  const until = coolingUntil === null ? undefined : `until ${formatClock(coolingUntil)}`;
  const words = [failureReason ?? lastError, until].filter(Boolean).join(', ');
  return words === '' ? null : <span className="key-why">{words}</span>;
}
