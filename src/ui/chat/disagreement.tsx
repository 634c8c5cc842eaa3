import { CircleAlert } from 'lucide-react';
import type { Turn } from '../../core/turn.ts';
import { useWords } from '../language/use-words.ts';
import { chatWords } from './words.ts';
import './disagreement.css';

/** What a check found that does not agree with the answer; beside the answer, not folded away. */
export function Disagreement({ turn: { verdict } }: { readonly turn: Turn }) {
  const title = useWords(chatWords).disagreement;
  if (verdict?.state !== 'contradicted') return null;
  const failed = verdict.checks.filter(({ passed }) => !passed);
  return (
    <ul className="disagreement" aria-label={title}>
      {failed.map(({ name, detail }) => (
        <li key={`${name} ${detail}`}>
          <CircleAlert size={14} aria-hidden />
          <span>
            <strong>{capitalised(name)}.</strong> {detail}
          </span>
        </li>
      ))}
    </ul>
  );
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
