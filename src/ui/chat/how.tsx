import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Turn } from '../../core/turn.ts';
import { CodeBlock } from '../code/code-block.tsx';
import { formatDuration } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { Steps } from './steps.tsx';
import { turnDuration } from './turn-duration.ts';
import { chatWords } from './words.ts';
import './how.css';

/** How an answer was found, folded until somebody wants to know. */
export function How({ turn }: { readonly turn: Turn }) {
  const words = useWords(chatWords).how;
  const [isOpen, setIsOpen] = useState(false);
  if (turn.agents.length === 0) return null;
  return (
    <details className="how" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <ChevronRight size={14} aria-hidden />
        <span>{turn.state === 'answered' ? words.found : words.done}</span>
        <span className="label digits">{summaryWords(turn, words)}</span>
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

type HowWords = typeof chatWords.how;

function summaryWords(turn: Turn, words: HowWords): string {
  const time = turnDuration(turn);
  return [
    ...(turn.steps.length === 0 ? [] : [words.steps(turn.steps.length)]),
    ...(time === undefined ? [] : [formatDuration(time)]),
    ...verdictWords(turn.verdict, words),
  ].join(' · ');
}

function verdictWords(verdict: Turn['verdict'], words: HowWords): readonly string[] {
  switch (verdict?.state) {
    case 'verified':
    case 'bound':
    case 'contradicted':
      return [words[verdict.state]];
    case 'nothing-to-check':
    case undefined:
      return [];
  }
}

function FoundCode({ turn }: { readonly turn: Turn }) {
  const words = useWords(chatWords).how;
  const select = useStoreState('workspace', (state) => state.select);
  return turn.findings.map((finding) => (
    <div key={finding.id} className="found-code">
      <header>
        <h4>{finding.purpose}</h4>
        <Button
          look="quiet"
          onClick={() => select({ turnId: turn.id, findingId: finding.id, cell: null }, 'code')}
        >
          {words.openCode}
        </Button>
      </header>
      <CodeBlock code={finding.code} language={finding.language} />
    </div>
  ));
}
