import { useMemo } from 'react';
import { useStores } from '../stores-context.ts';
import type { EditedText } from './editor/edited-text.ts';
import { codeOf, type Source } from './use-source.ts';

/** A part of a source's code, for its editor. */
export function useEditedText(source: Source, part: 'sql' | 'python' | 'inputSql'): EditedText {
  const { console } = useStores();
  return useMemo(
    () => ({
      read: () => codeOf(console.getState(), source)[part],
      write: (code) => console.getState().edit(source.id, { [part]: code }),
      follow: (listener) =>
        console.subscribe((state, before) => {
          if (state.drafts !== before.drafts) listener();
        }),
    }),
    [console, source, part],
  );
}
