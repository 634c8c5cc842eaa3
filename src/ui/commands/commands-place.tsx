import { lazy, Suspense, useEffect } from 'react';
import { useWords } from '../language/use-words.ts';
import { ErrorBoundary } from '../parts/error-boundary.tsx';
import { useStoreState } from '../stores-context.ts';
import { isSingle, matches } from './chord.ts';
import type { Command } from './command.ts';
import { useCommands } from './use-commands.ts';
import { commandsWords } from './words.ts';

const Palette = lazy(() => import('./palette.tsx'));
const Shortcuts = lazy(() => import('./shortcuts.tsx'));

/** Where commands are carried out by their keys, and where the palette and the list of keys open over the page. */
export function CommandsPlace() {
  const words = useWords(commandsWords);
  const commands = useCommands();
  const overlay = useStoreState('workspace', (state) => state.overlay);
  const singleKeys = useStoreState('workspace', (state) => state.arrangement.singleKeys);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = commandOf(event, commands, singleKeys);
      if (command === undefined) return;
      event.preventDefault();
      command.run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [commands, singleKeys]);
  if (overlay === null) return null;
  return (
    <ErrorBoundary place={words.place}>
      <Suspense fallback={null}>
        {overlay === 'palette' ? <Palette commands={commands} /> : <Shortcuts commands={commands} />}
      </Suspense>
    </ErrorBoundary>
  );
}

/** None while something is open over the page, but for what is written with Ctrl there too. */
function commandOf(
  event: KeyboardEvent,
  commands: readonly Command[],
  singleKeys: boolean,
): Command | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined;
  if (document.querySelector('dialog:modal') !== null) return undefined;
  return commands.find(
    ({ chord }) =>
      chord !== undefined &&
      matches(event, chord) &&
      (!isSingle(chord) || (singleKeys && !takesText(event.target))),
  );
}

function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="grid"]') !== null;
}
