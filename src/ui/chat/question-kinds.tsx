import { use, useEffect, useId, useState } from 'react';
import type { QuestionKind } from '../../core/agent.ts';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { QuestionKindsSource } from './question-kinds-source.ts';
import { chatWords } from './words.ts';
import './question-kinds.css';

interface QuestionKindsProps {
  /** Only kinds with all of these words; all kinds where it is empty. */
  readonly sought: string;
  readonly onAsk: (question: string) => void;
  readonly onClose: () => void;
}

/** What can be asked of the open table: each kind of question, with examples that are asked by clicking them. */
export function QuestionKinds({ sought, onAsk, onClose }: QuestionKindsProps) {
  const words = useWords(chatWords).kinds;
  const titleId = useId();
  const kinds = useQuestionKinds();
  const found = kinds?.filter((kind) => isSought(kind, sought));
  return (
    <section
      className="question-kinds"
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header>
        <h2 id={titleId}>{words.title}</h2>
        <p>{words.about}</p>
      </header>
      {found?.length === 0 && <p className="question-kinds-none">{words.none(sought)}</p>}
      <ul>
        {found?.map(({ name, about, examples }) => (
          <li key={name}>
            <p>{sentence(about)}</p>
            {examples.slice(0, mostExamples).map((example) => (
              <button key={example} type="button" onClick={() => onAsk(example)}>
                {example}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const mostExamples = 2;

/** Of the table that is active now; `undefined` until they are there. */
function useQuestionKinds(): readonly QuestionKind[] | undefined {
  const read = use(QuestionKindsSource);
  const activeId = useStoreState('datasets', (state) => state.activeId);
  const [kinds, setKinds] = useState<{
    readonly of: string | null;
    readonly list: readonly QuestionKind[];
  }>();
  useEffect(() => {
    const asked = { isCurrent: true };
    void read().then((list) => {
      if (asked.isCurrent) setKinds({ of: activeId, list });
    });
    return () => {
      asked.isCurrent = false;
    };
  }, [read, activeId]);
  return kinds?.of === activeId ? kinds.list : undefined;
}

function isSought({ name, about, examples }: QuestionKind, sought: string): boolean {
  const words = sought.toLowerCase().split(/\s+/);
  const text = [name, about, ...examples].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

function sentence(about: string): string {
  return about.charAt(0).toUpperCase() + about.slice(1);
}
