import { Play, Square, TextSelect } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';

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
  const { isRunning, isDisabled, hasSelection, onRun, onRunPart, onStop, children } = props;
  return (
    <div className="run-bar">
      {isRunning ? (
        <Button icon={Square} aria-keyshortcuts="Escape" onClick={onStop}>
          Stop
        </Button>
      ) : (
        <Button
          look="primary"
          icon={Play}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          disabled={isDisabled}
          onClick={() => onRun()}
        >
          Run
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
          Run selection
        </Button>
      )}
      {children}
    </div>
  );
}
