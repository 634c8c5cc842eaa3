import { useState } from 'react';
import type { AnalysisFinding } from '../../core/analysis.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { useReplay } from './sharing-context.ts';
import { sharingWords } from './words.tsx';
import './code-fields.css';

interface EditCodeProps {
  readonly finding: AnalysisFinding;
  readonly index: number;
  /** Steps after this one. */
  readonly later: number;
  readonly onClose: () => void;
}

/** Other code for a finding: it and everything after it is computed again. */
export function EditCode({ finding, index, later, onClose }: EditCodeProps) {
  const words = useWords(sharingWords).editCode;
  const [code, setCode] = useState(finding.code);
  const [carries, setCarries] = useState(true);
  const edit = useReplay((state) => state.edit);
  return (
    <form
      className="edit-code"
      onSubmit={(event) => {
        event.preventDefault();
        void edit({ step: index, findingId: finding.id, code, carries });
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The page stays open: it is this that is left.
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <textarea
        ref={takeFocus}
        aria-label={words.codeOf(finding.purpose)}
        value={code}
        spellCheck={false}
        rows={Math.min(24, code.split('\n').length + 1)}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {later > 0 && (
        <label>
          <input type="checkbox" checked={carries} onChange={() => setCarries(!carries)} />
          {words.carry(later)}
        </label>
      )}
      <p>
        <button
          type="submit"
          className="button primary"
          disabled={code.trim() === '' || code === finding.code}
        >
          {words.compute}
        </button>
        <Button look="quiet" onClick={onClose}>
          {words.leave}
        </Button>
      </p>
    </form>
  );
}

function takeFocus(area: HTMLTextAreaElement | null) {
  area?.focus();
}
