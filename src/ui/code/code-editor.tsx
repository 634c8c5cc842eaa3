import { type KeyboardEvent, lazy, Suspense, useEffect, useRef } from 'react';
import { CopyButton } from '../parts/copy-button.tsx';
import type { Mark } from './code-lines.ts';
import type { Language } from './highlight.ts';
import { brokenLine, commented, dedented, indented } from './indent.ts';
import { NumberedLines } from './numbered-lines.tsx';
import { type TextEdit, typeEdit } from './text-edit.ts';
import './code-editor.css';

const HighlightedLines = lazy(() => import('./highlighted-lines.tsx'));

interface CodeEditorProps {
  readonly id?: string;
  readonly label: string;
  readonly language: Language;
  readonly code: string;
  readonly placeholder?: string;
  /** One line high while there is little in it. */
  readonly isSmall?: boolean;
  /** What an error points at: some characters, or a whole line (1-based). */
  readonly mark?: Mark | undefined;
  readonly badLine?: number | undefined;
  readonly describedBy?: string | undefined;
  readonly onChange: (code: string) => void;
  readonly onRun: () => void;
  /** Returns whether there was something to stop. */
  readonly onStop: () => boolean;
}

/** A plain text area; the same text, numbered and coloured, lies beneath it and gives it its height. */
export function CodeEditor(props: CodeEditorProps) {
  const { label, language, code, mark, badLine } = props;
  const lines = useRef<HTMLPreElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const press = useKeys(props, () => scroller.current?.scrollTo({ left: 0 }));
  useEffect(() => {
    if (badLine === undefined) return;
    lines.current?.querySelector('.is-bad')?.scrollIntoView({ block: 'nearest' });
  }, [badLine]);
  useEffect(() => {
    if (document.activeElement === area.current) showCaret(scroller.current, area.current, code);
  }, [code]);
  return (
    <div className={`code-editor of-${language} ${props.isSmall === true ? 'is-small' : ''}`}>
      <div ref={scroller} className="code-editor-scroller">
        <div className="code-editor-page">
          <pre ref={lines} aria-hidden="true">
            <Suspense
              fallback={
                <NumberedLines tokens={[{ text: code, kind: undefined }]} mark={mark} badLine={badLine} />
              }
            >
              <HighlightedLines code={code} language={language} mark={mark} badLine={badLine} />
            </Suspense>
          </pre>
          <textarea
            ref={area}
            id={props.id}
            aria-label={label}
            aria-invalid={mark !== undefined || badLine !== undefined}
            aria-describedby={props.describedBy}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            placeholder={props.placeholder}
            value={code}
            onChange={(event) => props.onChange(event.currentTarget.value)}
            onKeyDown={press}
          />
        </div>
      </div>
      <CopyButton label={`Copy ${label}`} text={() => code} />
    </div>
  );
}

/** The browser showed the caret before the lines grew: after a line break at the end it is below them. */
function showCaret(scroller: HTMLElement | null, area: HTMLTextAreaElement | null, code: string): void {
  const place = code.slice(0, area?.selectionEnd).split('\n').length - 1;
  const line = scroller?.querySelectorAll('.code-line')[place];
  if (!scroller || !line) return;
  const hidden = line.getBoundingClientRect().bottom - scroller.getBoundingClientRect().bottom;
  if (hidden > 0) scroller.scrollTop += hidden + 10;
}

/**
 * Ctrl or ⌘ Enter runs and Escape stops. In Python Tab indents; as the keyboard must be able to leave, Tab after
 * Escape moves on.
 */
function useKeys({ language, onRun, onStop }: CodeEditorProps, showMargin: () => void) {
  const isLeaving = useRef(false);
  return (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const wasLeaving = isLeaving.current;
    if (event.key !== 'Shift') isLeaving.current = false;
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      isLeaving.current = true;
      if (onStop() || (language === 'python' && !wasLeaving)) event.preventDefault();
      return;
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onRun();
      return;
    }
    const edit = wasLeaving ? undefined : editOf(event, language);
    if (edit === undefined) return;
    event.preventDefault();
    typeEdit(event.currentTarget, edit);
    if (event.key === 'Enter') showMargin();
  };
}

function editOf(event: KeyboardEvent<HTMLTextAreaElement>, language: Language): TextEdit | undefined {
  const { value: text, selectionStart: from, selectionEnd: to } = event.currentTarget;
  const selected = { text, from, to };
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.key === '/' && isCommand) return commented(selected, language === 'python' ? '#' : '--');
  if (language !== 'python' || isCommand || event.altKey) return undefined;
  if (event.key === 'Enter') return event.shiftKey ? undefined : brokenLine(selected);
  if (event.key !== 'Tab') return undefined;
  return event.shiftKey ? dedented(selected) : indented(selected);
}
