import { startTransition, useEffect, useState } from 'react';
import { whenIdle } from './when-idle.ts';

/** More than a view of exchanges, so that what is read first is there at once. */
const atOnce = 3;

/**
 * The place in a chat from which on its exchanges are drawn whole: the newest at once, the earlier ones behind
 * them while the page has nothing else to do.
 */
export function useWholeFrom(chatId: string | null, turnCount: number): number {
  const isEmpty = turnCount === 0;
  const newest = { chatId, isEmpty, from: Math.max(0, turnCount - atOnce) };
  const [drawn, setDrawn] = useState(newest);
  const isOpened = drawn.chatId !== chatId || drawn.isEmpty !== isEmpty;
  if (isOpened) setDrawn(newest);
  const { from } = isOpened ? newest : drawn;
  useEffect(() => {
    if (from === 0) return;
    const drawOneMore = () => setDrawn((now) => ({ ...now, from: from - 1 }));
    const idle = whenIdle(() => startTransition(drawOneMore));
    return () => idle.cancel();
  }, [from]);
  return from;
}
