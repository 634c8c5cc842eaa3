import { useEffect } from 'react';
import { type Artifact, type ArtifactContent, codeArtifactId } from '../../core/artifact.ts';
import { quoteIdentifier, type Table } from '../../core/dataset.ts';
import type { Draft } from '../../core/draft.ts';
import type { Finding } from '../../core/finding.ts';
import type { ConsoleState } from '../../state/console.ts';
import { tableOf } from '../findings/finding-table.ts';
import { type SelectedFinding, useSelectedFinding } from '../findings/use-selected-finding.ts';
import { useStoreState, useStores } from '../stores-context.ts';
import { firstAnalysis } from './first-analysis.ts';

/** Where the code in the console comes from, and what it is before the user changes it. */
export interface Source {
  readonly id: string;
  /** The step of an answer whose code it is, where that answer is on screen. */
  readonly selected: SelectedFinding | undefined;
  /** What it is kept as; the user's own code is not until it is saved. */
  readonly artifact: Artifact | undefined;
  readonly original: Required<Draft>;
}

/** The selected step of an answer, something that was kept, or the user's own code. */
export function useSource(): Source {
  const selected = useSelectedFinding();
  const table = useActiveTable();
  const selection = useStoreState('workspace', (state) => state.selection);
  const aside = useStoreState('console', (state) => state.aside);
  const isAside = aside !== undefined && aside.at === selection;
  const ofAnswer = selected && codeArtifactId(selected.turn.id, selected.finding.id);
  const id = (isAside ? aside.artifactId : ofAnswer) ?? 'own';
  const artifact = useStoreState('artifacts', (state) => state.artifacts.find((each) => each.id === id));
  const newest = useNewestContent(artifact);
  if (!isAside && selected !== undefined) {
    const original = originalOf(newest, table) ?? originalOfFinding(selected.finding, table);
    return { id, selected, artifact, original };
  }
  return { id, selected: undefined, artifact, original: originalOf(newest, table) ?? ownOriginal(table) };
}

function useNewestContent(artifact: Artifact | undefined): ArtifactContent | undefined {
  const { artifacts } = useStores();
  const id = artifact?.id;
  useEffect(() => {
    if (id !== undefined) void artifacts.getState().readVersions(id);
  }, [artifacts, id]);
  return useStoreState('artifacts', ({ versions }) =>
    id === undefined ? undefined : versions[id]?.at(-1)?.content,
  );
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

function originalOf(
  content: ArtifactContent | undefined,
  table: Table | undefined,
): Required<Draft> | undefined {
  switch (content?.kind) {
    case 'query': {
      const python = firstAnalysis(table?.columns ?? []);
      return { language: 'sql', sql: content.sql, python, inputSql: content.sql };
    }
    case 'script': {
      const { code, inputSql } = content;
      const sql = inputSql === '' ? ownOriginal(table).sql : inputSql;
      return { language: 'python', sql, python: code, inputSql };
    }
    case 'chart':
    case undefined:
      return undefined;
  }
}

function originalOfFinding(finding: Finding, table: Table | undefined): Required<Draft> {
  const { language } = finding;
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
