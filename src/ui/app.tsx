import type { Stores } from '../state/stores.ts';
import { CommandsPlace } from './commands/commands-place.tsx';
import { AcceptedEndings } from './datasets/accepted-endings.ts';
import { FileInput } from './datasets/file-picker.tsx';
import { OtherTab } from './kept/other-tab.tsx';
import { useWords } from './language/use-words.ts';
import { DropTarget } from './layout/drop-target.tsx';
import { KeptFocus } from './layout/kept-focus.ts';
import { PageSigns } from './layout/page-signs.tsx';
import { layoutWords } from './layout/words.ts';
import { Workspace } from './layout/workspace.tsx';
import { ErrorBoundary } from './parts/error-boundary.tsx';
import { SettingsPlace } from './settings/settings-place.tsx';
import { StartPage } from './start/start-page.tsx';
import { StoresContext, useStoreState } from './stores-context.ts';
import { Toasts } from './toasts/toasts.tsx';
import './theme/tokens.css';
import './theme/base.css';
import './theme/print.css';

interface AppProps {
  readonly stores: Stores;
  /** Endings of file names that can be read, `.csv` say. */
  readonly acceptedEndings: readonly string[];
}

export function App({ stores, acceptedEndings }: AppProps) {
  const words = useWords(layoutWords).places;
  return (
    <StoresContext value={stores}>
      <AcceptedEndings value={acceptedEndings}>
        <ErrorBoundary place={words.page}>
          <FileInput>
            <PageSigns />
            <KeptFocus />
            <OtherTab />
            <Place />
            <SettingsPlace />
            <CommandsPlace />
            <DropTarget />
            <Toasts />
          </FileInput>
        </ErrorBoundary>
      </AcceptedEndings>
    </StoresContext>
  );
}

/** The start page until there is data, or an earlier chat to read. */
function Place() {
  const hasData = useStoreState('datasets', (state) => state.datasets.length > 0);
  const hasChat = useStoreState('conversations', (state) => state.activeId !== null);
  return hasData || hasChat ? <Workspace /> : <StartPage />;
}
