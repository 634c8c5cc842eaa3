import { lazy, type Ref, Suspense } from 'react';
import { useWords } from '../language/use-words.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { partsWords } from '../parts/words.ts';
import type { EditorHandle, SurfaceProps } from './editor/editor-surface.tsx';
import { useNames } from './use-names.ts';
import './code-editor.css';

const EditorSurface = lazy(() => import('./editor/editor-surface.tsx'));

interface CodeEditorProps extends Omit<SurfaceProps, 'sqlNames' | 'pythonNames' | 'onSelect'> {
  readonly ref?: Ref<EditorHandle> | undefined;
  /** One line high while there is little in it. */
  readonly isSmall?: boolean;
  readonly onSelect?: (hasSelection: boolean) => void;
}

/** The code can be read before the editor is here. */
export function CodeEditor({ isSmall = false, onSelect, ...surface }: CodeEditorProps) {
  const words = useWords(partsWords).copy;
  const { label, language, text } = surface;
  const names = useNames(language);
  return (
    <div className={`code-editor of-${language} ${isSmall ? 'is-small' : ''}`}>
      <Suspense fallback={<Awaited code={text.read()} />}>
        <EditorSurface {...surface} {...names} onSelect={onSelect ?? ignore} />
      </Suspense>
      <CopyButton label={words.code(label)} text={text.read} />
    </div>
  );
}

function Awaited({ code }: { readonly code: string }) {
  return (
    <pre className="code-editor-awaited" aria-busy="true">
      {code}
    </pre>
  );
}

function ignore(): void {
  // Not every place shows what can be done with a selection.
}
