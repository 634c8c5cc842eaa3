import { useWords } from '../language/use-words.ts';
import { useStores } from '../stores-context.ts';
import { codeOf, type Source } from './use-source.ts';
import { codeWords } from './words.ts';

/** Writes a query of the source in the usual layout; the editor can undo it. */
export function useFormat(source: Source, part: 'sql' | 'inputSql'): () => void {
  const words = useWords(codeWords).format;
  const { console, toasts } = useStores();
  return () => {
    const { [part]: code } = codeOf(console.getState(), source);
    if (code.trim() === '') return;
    void import('./format-sql.ts')
      .then(({ formatSql }) => {
        const formatted = formatSql(code);
        // Somebody may have typed on while the formatter was fetched.
        if (codeOf(console.getState(), source)[part] !== code) return;
        console.getState().edit(source.id, { [part]: formatted });
      })
      .catch(() => {
        toasts.getState().show('info', words.impossible);
      });
  };
}
