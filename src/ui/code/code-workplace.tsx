import { Bookmark, PencilLine, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ArtifactContent, ArtifactVersion } from '../../core/artifact.ts';
import type { Draft } from '../../core/draft.ts';
import type { ConsoleLanguage, ConsoleState } from '../../state/console.ts';
import { FindingChoice } from '../findings/finding-choice.tsx';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { Segments } from '../parts/segments.tsx';
import { useStoreState, useStores } from '../stores-context.ts';
import { ArtifactHead } from './kept/artifact-head.tsx';
import { ChartArtifact } from './kept/chart-artifact.tsx';
import { textOf } from './kept/content-text.ts';
import { KeepForm } from './kept/keep-form.tsx';
import { Comparison, Versions } from './kept/versions.tsx';
import { codeKeptWords } from './kept/words.ts';
import { languageNames } from './language.ts';
import { PythonConsole } from './python-console.tsx';
import { SqlConsole } from './sql-console.tsx';
import { codeOf, type Source, useCode, useSource } from './use-source.ts';
import { codeWords } from './words.ts';

const languages: readonly { readonly value: ConsoleLanguage; readonly name: string }[] = [
  { value: 'sql', name: languageNames.sql },
  { value: 'python', name: languageNames.python },
];

/** One console in two languages over the same data, with the versions of what is in it. */
export function CodeWorkplace() {
  const source = useSource();
  const { selected, artifact } = source;
  const versions = artifact && <SourceVersions source={source} artifact={artifact} />;
  return (
    <>
      {selected && <FindingChoice selected={selected} tab="code" />}
      {!selected && artifact && <ArtifactHead artifact={artifact} />}
      <SourceBar source={source} hasLanguages={artifact?.kind !== 'chart'} />
      {artifact?.kind === 'chart' ? (
        <ChartArtifact artifact={artifact}>{versions}</ChartArtifact>
      ) : (
        <Console source={source}>{versions}</Console>
      )}
    </>
  );
}

function Console({ source, children }: { readonly source: Source; readonly children: ReactNode }) {
  const language = useCode(source, 'language');
  return language === 'sql' ? (
    <SqlConsole key={source.id} source={source}>
      {children}
    </SqlConsole>
  ) : (
    <PythonConsole key={source.id} source={source}>
      {children}
    </PythonConsole>
  );
}

function SourceVersions({
  source,
  artifact,
}: {
  readonly source: Source;
  readonly artifact: NonNullable<Source['artifact']>;
}) {
  const revert = useStoreState('console', (state) => state.revert);
  const isUnsaved = useStoreState('console', (state) => unsavedText(state, source) !== undefined);
  const comparison = (newest: ArtifactVersion) => <UnsavedComparison source={source} newest={newest} />;
  return (
    <Versions
      artifact={artifact}
      unsaved={isUnsaved ? comparison : undefined}
      onRestored={() => revert(source.id)}
    />
  );
}

/** Compared anew with each key, and so only while it is looked at. */
function UnsavedComparison({
  source,
  newest,
}: {
  readonly source: Source;
  readonly newest: ArtifactVersion;
}) {
  const words = useWords(codeKeptWords).versions;
  const unsaved = useStoreState('console', (state) => unsavedText(state, source));
  if (unsaved === undefined) return null;
  return (
    <Comparison
      title={words.fromToEditor(newest.number)}
      label={words.changedInEditor(newest.number)}
      before={textOf(newest.content)}
      after={unsaved}
    />
  );
}

/** What the editor says, where the newest version does not. */
function unsavedText({ drafts }: Pick<ConsoleState, 'drafts'>, source: Source): string | undefined {
  const kind = source.artifact?.kind;
  const draft = drafts[source.id];
  if (draft === undefined || kind === undefined || kind === 'chart') return undefined;
  const now = textOf(contentOf({ ...source.original, ...draft }, kind));
  const newest = textOf(contentOf(source.original, kind));
  return now.trim() === newest.trim() ? undefined : now;
}

function contentOf({ sql, python, inputSql }: Required<Draft>, kind: 'query' | 'script'): ArtifactContent {
  return kind === 'query' ? { kind, sql } : { kind, code: python, inputSql };
}

/** The language, and what can be done with the code as a whole. */
function SourceBar({ source, hasLanguages }: { readonly source: Source; readonly hasLanguages: boolean }) {
  const words = useWords(codeWords).workplace;
  const edit = useStoreState('console', (state) => state.edit);
  const language = useCode(source, 'language');
  const [isNaming, setIsNaming] = useState(false);
  if (isNaming) return <KeepOwn source={source} onDone={() => setIsNaming(false)} />;
  return (
    <div className="code-head">
      {hasLanguages && (
        <Segments
          legend={words.language}
          choices={languages}
          chosen={language}
          onChoose={(chosen) => edit(source.id, { language: chosen })}
        />
      )}
      <div className="code-source">
        {source.id !== 'own' && <Revert source={source} />}
        {source.id === 'own' ? (
          <>
            <Button look="quiet" icon={Bookmark} onClick={() => setIsNaming(true)}>
              {words.keep}
            </Button>
            <ToAnswer />
          </>
        ) : (
          <ToOwn />
        )}
      </div>
    </div>
  );
}

function ToOwn() {
  const words = useWords(codeWords).workplace;
  const { workspace } = useStores();
  const turnAside = useStoreState('console', (state) => state.turnAside);
  return (
    <Button
      look="quiet"
      icon={PencilLine}
      onClick={() => turnAside({ at: workspace.getState().selection, artifactId: null })}
    >
      {words.ownCode}
    </Button>
  );
}

function ToAnswer() {
  const words = useWords(codeWords).workplace;
  const turnAside = useStoreState('console', (state) => state.turnAside);
  const hasFinding = useStoreState('conversations', (state) =>
    state.turns.some(({ findings }) => findings.length > 0),
  );
  if (!hasFinding) return null;
  return (
    <Button look="quiet" onClick={() => turnAside(undefined)}>
      {words.codeOfTheAnswer}
    </Button>
  );
}

/** Own code becomes an artifact of the data that it is about. */
function KeepOwn({ source, onDone }: { readonly source: Source; readonly onDone: () => void }) {
  const { artifacts, console, datasets, workspace } = useStores();
  const { language, ...code } = codeOf(console.getState(), source);
  const content = contentOf({ language, ...code }, language === 'sql' ? 'query' : 'script');
  const keep = async (title: string) => {
    onDone();
    const id = await artifacts.getState().save(title, content, datasets.getState().activeId);
    if (id === undefined) return;
    console.getState().turnAside({ at: workspace.getState().selection, artifactId: id });
  };
  const [title = ''] = (language === 'sql' ? code.sql : code.python).trim().split('\n');
  return (
    <KeepForm
      title={title.replace(/^(--|#)\s*/, '').slice(0, 80)}
      onKeep={(name) => void keep(name)}
      onCancel={onDone}
    />
  );
}

function Revert({ source }: { readonly source: Source }) {
  const words = useWords(codeWords).workplace;
  const revert = useStoreState('console', (state) => state.revert);
  const isChanged = useStoreState('console', ({ drafts }) => {
    const { sql, python, inputSql } = drafts[source.id] ?? {};
    const { original } = source;
    return (
      (sql ?? original.sql) !== original.sql ||
      (python ?? original.python) !== original.python ||
      (inputSql ?? original.inputSql) !== original.inputSql
    );
  });
  if (!isChanged) return null;
  return (
    <Button look="quiet" icon={Undo2} onClick={() => revert(source.id)}>
      {words.undoEdits}
    </Button>
  );
}
