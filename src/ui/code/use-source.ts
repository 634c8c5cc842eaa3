import { quoteIdentifier, type Table } from '../../core/dataset.ts';
import type { Finding } from '../../core/finding.ts';
import type { ConsoleLanguage, ConsoleState, Draft } from '../../state/console.ts';
import { tableOf } from '../findings/finding-table.ts';
import { type SelectedFinding, useSelectedFinding } from '../findings/use-selected-finding.ts';
import { useStoreState } from '../stores-context.ts';
import { firstAnalysis } from './first-analysis.ts';

/** Where the code in the console comes from, and what it is before the user changes it. */
export interface Source {
  readonly id: string;
  readonly selected: SelectedFinding | undefined;
  readonly original: Required<Draft>;
}

/** The selected step of an answer, or the user's own code. */
export function useSource(): Source {
  const selected = useSelectedFinding();
  const table = useActiveTable();
  const selection = useStoreState('workspace', (state) => state.selection);
  const ownBeside = useStoreState('console', (state) => state.ownBeside);
  if (selected === undefined || ownBeside === selection) {
    return { id: 'own', selected: undefined, original: ownOriginal(table) };
  }
  return { id: selected.finding.id, selected, original: originalOf(selected.finding, table) };
}

/** The table that the console works on. */
export function useActiveTable(): Table | undefined {
  return useStoreState('datasets', (state) => {
    const active = state.datasets.find((open) => open.dataset.id === state.activeId);
    return active?.dataset.tables[0];
  });
}

/** A source's code as it stands now. */
export function codeOf({ drafts }: Pick<ConsoleState, 'drafts'>, { id, original }: Source): Required<Draft> {
  return { ...original, ...drafts[id] };
}

export function useCode<Part extends keyof Draft>(source: Source, part: Part): Required<Draft>[Part] {
  return useStoreState('console', (state) => codeOf(state, source)[part]);
}

function ownOriginal(table: Table | undefined): Required<Draft> {
  const sql = table === undefined ? '' : `SELECT *\nFROM ${quoteIdentifier(table.name)}\nLIMIT 100`;
  return { language: 'sql', sql, python: firstAnalysis(table?.columns ?? []), inputSql: '' };
}

function originalOf(finding: Finding, table: Table | undefined): Required<Draft> {
  const language: ConsoleLanguage = finding.language;
  switch (finding.language) {
    case 'sql': {
      const python = firstAnalysis(tableOf(finding)?.columns ?? []);
      return { language, sql: finding.code, python, inputSql: finding.code };
    }
    case 'python': {
      const { code, inputSql } = finding;
      return { language, sql: inputSql ?? ownOriginal(table).sql, python: code, inputSql: inputSql ?? '' };
    }
  }
}
