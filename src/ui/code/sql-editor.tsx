import { type KeyboardEvent, useRef } from 'react';
import { CopyButton } from '../parts/copy-button.tsx';
import { Code } from './code-block.tsx';
import './sql-editor.css';

interface SqlEditorProps {
  readonly sql: string;
  /** 0-based offset that the engine complains about. */
  readonly position: number | undefined;
  readonly onChange: (sql: string) => void;
  readonly onRun: () => void;
}

/** A plain text area; the same text, coloured, lies beneath it. */
export function SqlEditor({ sql, position, onChange, onRun }: SqlEditorProps) {
  const colours = useRef<HTMLPreElement>(null);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onRun();
  };
  return (
    <div className="sql-editor">
      <pre ref={colours} aria-hidden="true">
        <Code code={`${sql}\n`} language="sql" />
        {position !== undefined && <Mark sql={sql} position={position} />}
      </pre>
      <textarea
        aria-label="SQL"
        aria-invalid={position !== undefined}
        spellCheck={false}
        autoCapitalize="off"
        value={sql}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={press}
        onScroll={(event) =>
          colours.current?.scrollTo(event.currentTarget.scrollLeft, event.currentTarget.scrollTop)
        }
      />
      <CopyButton label="Copy SQL" text={() => sql} />
    </div>
  );
}

/** The word at the position, underlined on a third layer. */
function Mark({ sql, position }: { readonly sql: string; readonly position: number }) {
  const word = /^[\w"]+|^./.exec(sql.slice(position))?.[0] ?? ' ';
  return (
    <span className="sql-mark">
      {sql.slice(0, position)}
      <mark>{word}</mark>
    </span>
  );
}
