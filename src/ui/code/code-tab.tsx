import { useState } from 'react';
import type { Artifact } from '../../core/artifact.ts';
import type { PastRun } from '../../core/past-run.ts';
import { useWords } from '../language/use-words.ts';
import { Segments } from '../parts/segments.tsx';
import { useStoreState, useStores } from '../stores-context.ts';
import { CodeWorkplace } from './code-workplace.tsx';
import { Library } from './kept/library.tsx';
import { PastRuns } from './kept/past-runs.tsx';
import { codeWords } from './words.ts';
import './code-tab.css';

const views = ['editor', 'library', 'history'] as const;
type View = (typeof views)[number];

/** The editor, what is kept, and what was run before. */
export default function CodeTab() {
  const words = useWords(codeWords).tab;
  const { workspace, conversations, console } = useStores();
  const selection = useStoreState('workspace', (state) => state.selection);
  const [chosen, setChosen] = useState<{ readonly view: View; readonly at: typeof selection }>();
  // Code that is asked for elsewhere is shown, whatever was looked at here.
  const view = chosen?.at === selection ? chosen.view : 'editor';
  const show = (next: View) => setChosen({ view: next, at: workspace.getState().selection });
  const open = ({ id, answer }: Artifact) => {
    const turn = conversations.getState().turns.find((each) => each.id === answer?.turnId);
    const finding = turn?.findings.find((each) => id.endsWith(`/${each.id}`));
    if (turn !== undefined && finding !== undefined) {
      console.getState().turnAside(undefined);
      workspace.getState().select({ turnId: turn.id, findingId: finding.id, cell: null }, 'code');
    } else {
      console.getState().turnAside({ at: selection, artifactId: id });
      show('editor');
    }
  };
  const bringBack = ({ language, code, inputSql }: PastRun) => {
    console
      .getState()
      .edit('own', language === 'sql' ? { language, sql: code } : { language, python: code, inputSql });
    console.getState().turnAside({ at: selection, artifactId: null });
    show('editor');
  };
  return (
    <div className="code-tab">
      <Segments
        legend={words.legend}
        choices={views.map((value) => ({ value, name: words[value] }))}
        chosen={view}
        onChoose={show}
      />
      {view === 'editor' && <CodeWorkplace />}
      {view === 'library' && <Library onOpen={open} />}
      {view === 'history' && <PastRuns onRestore={bringBack} />}
    </div>
  );
}
