import { useEffect, useMemo } from 'react';
import type { Table } from '../../core/dataset.ts';
import { useStoreState, useStores } from '../stores-context.ts';
import type { PythonNames } from './editor/python-completion.ts';
import type { SqlNames } from './editor/sql-completion.ts';
import type { Language } from './language.ts';
import { useActiveTable } from './use-source.ts';

const noColumns: Table['columns'] = [];

/** What the code can name now: the tables that are open, the functions of the engine, what Python has. */
export function useNames(language: Language): {
  readonly sqlNames: SqlNames;
  readonly pythonNames: PythonNames;
} {
  const { console } = useStores();
  const datasets = useStoreState('datasets', (state) => state.datasets);
  const functions = useStoreState('console', (state) => state.functions);
  const isReady = useStoreState('engines', (state) => state.sql.state === 'ready');
  const packages = useStoreState('engines', (state) => state.python.packages);
  const active = useActiveTable();
  useEffect(() => {
    if (isReady && language === 'sql') void console.getState().learnFunctions();
  }, [console, isReady, language]);
  const tables = useMemo(() => datasets.flatMap(({ dataset }) => dataset.tables), [datasets]);
  return useMemo(
    () => ({
      sqlNames: { tables, active, functions },
      pythonNames: {
        columns: active?.columns ?? noColumns,
        packages,
        members: console.getState().pythonMembers,
      },
    }),
    [console, tables, active, functions, packages],
  );
}
