import { useState } from 'react';
import type { PythonRun } from '../../state/console-run.ts';
import { useStoreState, useStores } from '../stores-context.ts';
import { CodeEditor } from './code-editor.tsx';
import { wordAt } from './code-lines.ts';
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
  const position = useStoreState('console', ({ pythonRun }) => positionOf(pythonRun, sql));
  const whole = table === undefined ? 'no table: open a file' : `the whole table ${table}`;
  return (
    <details
      className="python-input"
      open={isOpen || position !== undefined}
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
        mark={position === undefined ? undefined : wordAt(sql, position)}
        onChange={(changed) => console.getState().edit(source.id, { inputSql: changed })}
        onRun={onRun}
        onStop={onStop}
      />
    </details>
  );
}

function positionOf(run: PythonRun | null, sql: string): number | undefined {
  return run?.outcome.state === 'failed' && run.input.sql === sql ? run.outcome.failure.position : undefined;
}
