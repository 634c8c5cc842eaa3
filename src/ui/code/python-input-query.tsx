import { useId, useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { CodeEditor } from './code-editor.tsx';
import { EditorHint } from './editor-hint.tsx';
import { faultOfInput } from './fault-of-run.ts';
import { useEditedText } from './use-edited-text.ts';
import { useFormat } from './use-format.ts';
import { type Source, useCode } from './use-source.ts';
import { codeWords } from './words.ts';

interface PythonInputQueryProps {
  readonly source: Source;
  readonly table: string | undefined;
  readonly onRun: () => void;
  readonly onStop: () => boolean;
}

/** What the code runs on: the rows of a query that can be changed here, or the whole table. */
export function PythonInputQuery({ source, table, onRun, onStop }: PythonInputQueryProps) {
  const words = useWords(codeWords).input;
  const text = useEditedText(source, 'inputSql');
  const sql = useCode(source, 'inputSql');
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const run = useStoreState('console', (state) => state.pythonRun);
  const fault = faultOfInput(run, sql);
  const format = useFormat(source, 'inputSql');
  const whole = table === undefined ? words.noTable : words.wholeTable(table);
  return (
    <details
      className="python-input"
      open={isOpen || fault !== undefined}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>
        {sql.trim() === '' ? (
          words.runsOn(whole)
        ) : (
          <>
            {words.runsOnRowsOf} <code>{sql.replaceAll(/\s+/g, ' ')}</code>
          </>
        )}
      </summary>
      <CodeEditor
        isSmall
        label={words.label}
        language="sql"
        text={text}
        placeholder={words.placeholder(whole)}
        describedBy={id}
        fault={fault}
        run={onRun}
        runPart={onRun}
        format={format}
        stop={onStop}
      />
      <EditorHint id={id} />
    </details>
  );
}
