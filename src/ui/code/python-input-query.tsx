import { useId, useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { useStoreState, useStores } from '../stores-context.ts';
import { CodeEditor } from './code-editor.tsx';
import { EditorHint } from './editor-hint.tsx';
import { faultOfInput } from './fault-of-run.ts';
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
  const { console } = useStores();
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
        code={sql}
        placeholder={words.placeholder(whole)}
        describedBy={id}
        fault={fault}
        onChange={(changed) => console.getState().edit(source.id, { inputSql: changed })}
        run={onRun}
        runPart={onRun}
        format={format}
        stop={onStop}
      />
      <EditorHint id={id} />
    </details>
  );
}
