import { PencilLine, Undo2 } from 'lucide-react';
import type { ConsoleLanguage } from '../../state/console.ts';
import { FindingChoice } from '../findings/finding-choice.tsx';
import { Button } from '../parts/button.tsx';
import { Segments } from '../parts/segments.tsx';
import { useStoreState, useStores } from '../stores-context.ts';
import { PythonConsole } from './python-console.tsx';
import { SqlConsole } from './sql-console.tsx';
import { type Source, useCode, useSource } from './use-source.ts';
import './code-tab.css';

const languages: readonly { readonly value: ConsoleLanguage; readonly name: string }[] = [
  { value: 'sql', name: 'SQL' },
  { value: 'python', name: 'Python' },
];

/** One console in two languages over the same data. */
export default function CodeTab() {
  const source = useSource();
  const language = useCode(source, 'language');
  return (
    <div className="code-tab">
      {source.selected && <FindingChoice selected={source.selected} tab="code" />}
      <div className="code-head">
        <LanguageChoice source={source} chosen={language} />
        <SourceActions source={source} />
      </div>
      {language === 'sql' ? (
        <SqlConsole key={source.id} source={source} />
      ) : (
        <PythonConsole key={source.id} source={source} />
      )}
    </div>
  );
}

function LanguageChoice({ source, chosen }: { readonly source: Source; readonly chosen: ConsoleLanguage }) {
  const edit = useStoreState('console', (state) => state.edit);
  return (
    <Segments
      legend="Language"
      choices={languages}
      chosen={chosen}
      onChoose={(language) => edit(source.id, { language })}
    />
  );
}

/** From the answer's code to one's own and back; and what was changed of the answer's code, undone. */
function SourceActions({ source }: { readonly source: Source }) {
  const { workspace } = useStores();
  const hasFinding = useStoreState('conversations', (state) =>
    state.turns.some(({ findings }) => findings.length > 0),
  );
  const turnAside = useStoreState('console', (state) => state.turnAside);
  if (source.selected !== undefined) {
    return (
      <div className="code-source">
        <Revert source={source} />
        <Button
          look="quiet"
          icon={PencilLine}
          onClick={() => turnAside({ at: workspace.getState().selection, artifactId: null })}
        >
          Own code
        </Button>
      </div>
    );
  }
  if (!hasFinding) return null;
  return (
    <Button look="quiet" onClick={() => turnAside(undefined)}>
      Code of the answer
    </Button>
  );
}

function Revert({ source }: { readonly source: Source }) {
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
      Undo edits
    </Button>
  );
}
