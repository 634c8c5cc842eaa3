import { useWords } from '../language/use-words.ts';
import { useStores } from '../stores-context.ts';
import { codeOf, type Source } from './use-source.ts';
import { codeWords } from './words.ts';

/** Each formatter is fetched when it is first used. */
const formatters = {
  sql: async (code: string) => (await import('./format-sql.ts')).formatSql(code),
  inputSql: async (code: string) => (await import('./format-sql.ts')).formatSql(code),
  python: async (code: string) => (await import('./format-python.ts')).formatPython(code),
};

/** Writes code of the source in the usual layout; the editor can undo it. */
export function useFormat(source: Source, part: keyof typeof formatters): () => void {
  const words = useWords(codeWords).format;
  const { console, toasts } = useStores();
  return () => {
    const { [part]: code } = codeOf(console.getState(), source);
    if (code.trim() === '') return;
    void formatters[part](code)
      .then((formatted) => {
        // Somebody may have typed on while the formatter was fetched.
        if (codeOf(console.getState(), source)[part] !== code) return;
        console.getState().edit(source.id, { [part]: formatted });
      })
      .catch(() => {
        toasts.getState().show('info', part === 'python' ? words.impossiblePython : words.impossible);
      });
  };
}
