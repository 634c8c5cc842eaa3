import { Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ImportNote } from '../../core/dataset.ts';
import type { QualityWarning } from '../../core/profile.ts';
import { formatCount } from '../format.ts';
import { noteWords } from '../imports/note-words.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { warningWords } from './warning-words.ts';
import { dnaWords } from './words.ts';

const shown = 4;

export function Warnings({ warnings }: { readonly warnings: readonly QualityWarning[] }) {
  const words = useWords(dnaWords).remarks;
  const { sentence } = useWords(warningWords);
  const [isAll, setIsAll] = useState(false);
  if (warnings.length === 0) return null;
  const more = warnings.length - shown;
  return (
    <section className="dna-remarks" aria-label={words.warnings}>
      <ul>
        {warnings.slice(0, isAll ? undefined : shown).map((warning) => (
          <li key={warning.message}>
            <TriangleAlert size={14} aria-label={words.warning} />
            <span>{sentence(warning)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && !isAll && (
        <Button look="quiet" onClick={() => setIsAll(true)}>
          {words.more(more)}
        </Button>
      )}
    </section>
  );
}

export function ImportNotes({ notes }: { readonly notes: readonly ImportNote[] }) {
  const words = useWords(dnaWords).remarks;
  const { sentence } = useWords(noteWords);
  if (notes.length === 0) return null;
  return (
    <section className="dna-remarks" aria-label={words.howRead}>
      <ul>
        {notes.map((note) => (
          <li key={`${note.message} ${note.line ?? ''}`}>
            {note.level === 'warning' ? (
              <TriangleAlert size={14} aria-label={words.warning} />
            ) : (
              <Info size={14} aria-hidden />
            )}
            <span>
              {sentence(note)}
              {note.line !== undefined && <span className="quiet">{words.line(formatCount(note.line))}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
