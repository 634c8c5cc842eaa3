import { RefreshCw } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { KeyTable } from './key-table.tsx';

/** Whether this server has a proxy, and how its keys do. */
export function ProxyKeys() {
  const proxy = useStoreState('models', (state) => state.proxy);
  const lookAtProxy = useStoreState('models', (state) => state.lookAtProxy);
  useEffect(() => void lookAtProxy(), [lookAtProxy]);
  switch (proxy.state) {
    case 'unknown':
    case 'looking':
      return <p className="settings-note">Looking for the proxy.</p>;
    case 'absent':
      return (
        <p className="settings-note is-warning">
          This server has no proxy: it hands out files only. Start the app with <code>npm start</code>, or use
          keys of your own.
        </p>
      );
    case 'there':
      break;
  }
  if (proxy.keys.length === 0) {
    return (
      <p className="settings-note is-warning">
        The proxy is there, but it has no key. Put <code>BYTEZ_API_KEY</code> into the file <code>.env</code>{' '}
        of the server; it is read as soon as it is saved.
      </p>
    );
  }
  return (
    <section aria-label="Keys of the proxy" className="settings-keys">
      <header>
        <h3>Keys of the proxy</h3>
        <IconButton label="Look again" icon={RefreshCw} onClick={() => void lookAtProxy()} />
      </header>
      <KeyTable keys={proxy.keys} />
    </section>
  );
}
