import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Turn } from '../../core/turn.ts';
import { CodeBlock } from '../code/code-block.tsx';
import { counted, formatDuration } from '../format.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { Steps } from './steps.tsx';
import { turnDuration } from './turn-duration.ts';
import './how.css';

/** How an answer was found, folded until somebody wants to know. */
export function How({ turn }: { readonly turn: Turn }) {
  const [isOpen, setIsOpen] = useState(false);
  if (turn.agents.length === 0) return null;
  return (
    <details className="how" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <ChevronRight size={14} aria-hidden />
        <span>{turn.state === 'answered' ? 'How it was found' : 'What was done'}</span>
        <span className="label digits">{summaryWords(turn)}</span>
      </summary>
      {isOpen && (
        <div className="how-body">
          <Steps turn={turn} />
          <FoundCode turn={turn} />
        </div>
      )}
    </details>
  );
}

function summaryWords(turn: Turn): string {
  const time = turnDuration(turn);
  const words = [
    ...(turn.steps.length === 0 ? [] : [counted(turn.steps.length, 'step')]),
    ...(time === undefined ? [] : [formatDuration(time)]),
  ];
  return [...words, ...verdictWords(turn.verdict)].join(' · ');
}

function verdictWords(verdict: Turn['verdict']): readonly string[] {
  switch (verdict?.state) {
    case 'verified':
      return ['checked two ways'];
    case 'bound':
      return ['every number is in a result'];
    case 'contradicted':
      return ['a check did not pass'];
    case 'nothing-to-check':
    case undefined:
      return [];
  }
}

function FoundCode({ turn }: { readonly turn: Turn }) {
  const select = useStoreState('workspace', (state) => state.select);
  return turn.findings.map((finding) => (
    <div key={finding.id} className="found-code">
      <header>
        <h4>{finding.purpose}</h4>
        <Button
          look="quiet"
          onClick={() => select({ turnId: turn.id, findingId: finding.id, cell: null }, 'code')}
        >
          Open in Code
        </Button>
      </header>
      <CodeBlock code={finding.code} language={finding.language} />
    </div>
  ));
}
