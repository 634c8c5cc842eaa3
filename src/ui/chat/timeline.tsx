import { useEffect, useRef, useState } from 'react';
import { useWords } from '../language/use-words.ts';
import { useStoreState } from '../stores-context.ts';
import { createDrawingQueue } from './drawing-queue.ts';
import { Exchange } from './exchange.tsx';
import { FirstQuestions } from './first-questions.tsx';
import { DrawingContext } from './use-near.ts';
import { usePrinted } from './use-printed.ts';
import { useWholeFrom } from './use-whole-from.ts';
import { chatWords } from './words.ts';

/** The exchanges of a chat, oldest first. A new one comes to the top of the view, so that its answer is read from its start. */
export function Timeline() {
  const words = useWords(chatWords).chat;
  const turns = useStoreState('conversations', (state) => state.turns);
  const isOpening = useStoreState('conversations', (state) => state.isOpening);
  const chatId = useStoreState('conversations', (state) => state.activeId);
  const wholeFrom = useWholeFrom(chatId, turns.length);
  const isPrinted = usePrinted();
  const [queue] = useState(createDrawingQueue);
  const scroller = useRef<HTMLElement>(null);
  const lastId = turns.at(-1)?.id;
  useEffect(() => {
    const last = scroller.current?.querySelector<HTMLElement>('article:last-of-type');
    if (lastId !== undefined && last) scroller.current?.scrollTo({ top: last.offsetTop });
  }, [lastId]);

  return (
    <section
      ref={scroller}
      className="chat-scroller"
      aria-label={words.exchanges}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the chat is scrolled with the arrow keys
      tabIndex={0}
      onScroll={({ currentTarget }) => queue.moved(currentTarget.scrollTop, currentTarget.clientHeight)}
    >
      <div className="timeline">
        <DrawingContext value={queue}>
          {turns.map((turn, place) => (
            <Exchange key={turn.id} turn={turn} isWhole={place >= wholeFrom} isPrinted={isPrinted} />
          ))}
        </DrawingContext>
        {turns.length === 0 && !isOpening && <FirstQuestions />}
      </div>
    </section>
  );
}
