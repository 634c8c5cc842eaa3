import type { KeyStats } from '../../core/key-rotation.ts';
import { formatCount } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { formatClock } from '../moment.ts';
import { settingsWords } from './words.tsx';

/** Of a key never more is shown than its last characters. */
export function KeyTable({ keys }: { readonly keys: readonly KeyStats[] }) {
  const words = useWords(settingsWords).keyTable;
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.key}</th>
            <th scope="col">{words.state}</th>
            <th scope="col" className="is-number">
              {words.requests}
            </th>
            <th scope="col" className="is-number">
              {words.errors}
            </th>
            <th scope="col">{words.lastUsed}</th>
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
                <span className={`key-status ${key.status}`}>{words.states[key.status]}</span>
                <Why stats={key} />
              </td>
              <td className="is-number">{formatCount(key.usageCount)}</td>
              <td className="is-number">{formatCount(key.errorCount)}</td>
              <td className="digits">{key.lastUsed === null ? words.never : formatClock(key.lastUsed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Why({ stats }: { readonly stats: KeyStats }) {
  const words = useWords(settingsWords).keyTable;
  const { coolingUntil, failureReason, lastError } = stats;
  const until = coolingUntil === null ? undefined : words.until(formatClock(coolingUntil));
  const why = [failureReason ?? lastError, until].filter(Boolean).join(', ');
  return why === '' ? null : <span className="key-why">{why}</span>;
}
