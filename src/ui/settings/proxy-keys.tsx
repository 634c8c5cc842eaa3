import { RefreshCw } from 'lucide-react';
import { useEffect } from 'react';
import { useWords } from '../language/use-words.ts';
import { IconButton } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { KeyTable } from './key-table.tsx';
import { settingsWords } from './words.tsx';

/** Whether this server has a proxy, and how its keys do. */
export function ProxyKeys() {
  const words = useWords(settingsWords).proxy;
  const proxy = useStoreState('models', (state) => state.proxy);
  const lookAtProxy = useStoreState('models', (state) => state.lookAtProxy);
  useEffect(() => void lookAtProxy(), [lookAtProxy]);
  switch (proxy.state) {
    case 'unknown':
    case 'looking':
      return <p className="settings-note">{words.isSought}</p>;
    case 'absent':
      return <p className="settings-note is-warning">{words.isAbsent(<code>npm start</code>)}</p>;
    case 'there':
      break;
  }
  if (proxy.keys.length === 0) {
    return (
      <p className="settings-note is-warning">
        {words.hasNoKey(<code>BYTEZ_API_KEY</code>, <code>.env</code>)}
      </p>
    );
  }
  return (
    <section aria-label={words.title} className="settings-keys">
      <header>
        <h3>{words.title}</h3>
        <IconButton label={words.lookAgain} icon={RefreshCw} onClick={() => void lookAtProxy()} />
      </header>
      <KeyTable keys={proxy.keys} />
    </section>
  );
}
