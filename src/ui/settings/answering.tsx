import type { ModelSource } from '../../core/model-settings.ts';
import { useWords } from '../language/use-words.ts';
import { Choices } from '../parts/choices.tsx';
import { useStoreState } from '../stores-context.ts';
import { Address } from './address.tsx';
import { ConnectionTest } from './connection-test.tsx';
import { OwnKeys } from './own-keys.tsx';
import { ProxyKeys } from './proxy-keys.tsx';
import { Reach } from './reach.tsx';
import { settingsWords } from './words.tsx';

export function Answering() {
  const words = useWords(settingsWords).answering;
  const providers = useStoreState('models', (state) => state.providers);
  const source = useStoreState('models', (state) => state.settings.source);
  const choose = useStoreState('models', (state) => state.choose);
  return (
    <>
      <Choices
        legend={words.title}
        chosen={source}
        onChoose={choose}
        choices={providers.map(({ source: value }) => ({
          value,
          name: words.sources[value].name,
          words: words.sources[value].about,
        }))}
      />
      <Needs source={source} />
      {source !== 'built-in' && <ConnectionTest />}
    </>
  );
}

/** What the chosen source has to be given. */
function Needs({ source }: { readonly source: ModelSource }) {
  switch (source) {
    case 'built-in':
      return null;
    case 'bytez-proxy':
      return <ProxyKeys />;
    case 'bytez-keys':
      return (
        <>
          <OwnKeys key={source} source={source} />
          <Reach />
        </>
      );
    case 'custom':
      return (
        <>
          <Address />
          <OwnKeys key={source} source={source} />
          <Reach />
        </>
      );
  }
}
