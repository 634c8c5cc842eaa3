import { Play, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';

interface RunBarProps {
  readonly isRunning: boolean;
  readonly isDisabled: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly children?: ReactNode;
}

/** Run, which is Stop while it runs, and what belongs beside it. */
export function RunBar({ isRunning, isDisabled, onRun, onStop, children }: RunBarProps) {
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
          onClick={onRun}
        >
          Run
        </Button>
      )}
      {children}
    </div>
  );
}
