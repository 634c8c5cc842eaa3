import { Play, Square, TextSelect } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { codeWords } from './words.ts';

interface RunBarProps {
  readonly isRunning: boolean;
  readonly isDisabled: boolean;
  /** Then it can be run by itself. */
  readonly hasSelection: boolean;
  readonly onRun: () => void;
  readonly onRunPart: () => void;
  readonly onStop: () => void;
  readonly children?: ReactNode;
}

/** Run, which is Stop while it runs, and what belongs beside it. */
export function RunBar(props: RunBarProps) {
  const words = useWords(codeWords).run;
  const { isRunning, isDisabled, hasSelection, onRun, onRunPart, onStop, children } = props;
  return (
    <div className="run-bar">
      {isRunning ? (
        <Button icon={Square} aria-keyshortcuts="Escape" onClick={onStop}>
          {words.stop}
        </Button>
      ) : (
        <Button
          look="primary"
          icon={Play}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          disabled={isDisabled}
          onClick={() => onRun()}
        >
          {words.run}
        </Button>
      )}
      {hasSelection && !isRunning && (
        <Button
          icon={TextSelect}
          aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter"
          disabled={isDisabled}
          // The selection stays in the editor.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onRunPart()}
        >
          {words.runSelection}
        </Button>
      )}
      {children}
    </div>
  );
}
