import { useId, useState } from 'react';
import { useStoreState, useStores } from '../stores-context.ts';
import { CodeEditor } from './code-editor.tsx';
import { EditorHint } from './editor-hint.tsx';
import { faultOfInput } from './fault-of-run.ts';
import { useFormat } from './use-format.ts';
import { type Source, useCode } from './use-source.ts';

interface PythonInputQueryProps {
  readonly source: Source;
  readonly table: string | undefined;
  readonly onRun: () => void;
  readonly onStop: () => boolean;
}

/** What the code runs on: the rows of a query that can be changed here, or the whole table. */
export function PythonInputQuery({ source, table, onRun, onStop }: PythonInputQueryProps) {
  const { console } = useStores();
  const sql = useCode(source, 'inputSql');
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const run = useStoreState('console', (state) => state.pythonRun);
  const fault = faultOfInput(run, sql);
  const format = useFormat(source, 'inputSql');
  const whole = table === undefined ? 'no table: open a file' : `the whole table ${table}`;
  return (
    <details
      className="python-input"
      open={isOpen || fault !== undefined}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>
        {sql.trim() === '' ? (
          `Runs on ${whole}`
        ) : (
          <>
            Runs on the rows of <code>{sql.replaceAll(/\s+/g, ' ')}</code>
          </>
        )}
      </summary>
      <CodeEditor
        isSmall
        label="Input query"
        language="sql"
        code={sql}
        placeholder={`Empty: ${whole}. Or a query: SELECT … FROM …`}
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
