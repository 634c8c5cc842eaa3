/** To the question before or after the one at the top of the chat; it gets the focus. False where there is none. */
export function jumpToQuestion(by: 1 | -1): boolean {
  const scroller = document.querySelector<HTMLElement>('.chat-scroller');
  const questions = [...(scroller?.querySelectorAll<HTMLElement>('article') ?? [])];
  if (scroller === null || questions.length === 0) return false;
  const top = scroller.scrollTop;
  const slack = 8;
  const next =
    by === 1
      ? questions.find(({ offsetTop }) => offsetTop > top + slack)
      : questions.findLast(({ offsetTop }) => offsetTop < top - slack);
  if (next === undefined) return false;
  show(next, scroller);
  return true;
}

/** To this turn, where it is in the chat. */
export function jumpToTurn(turnId: string): void {
  const scroller = document.querySelector<HTMLElement>('.chat-scroller');
  const turn = scroller?.querySelector<HTMLElement>(`[data-turn="${CSS.escape(turnId)}"]`);
  if (scroller && turn) show(turn, scroller);
}

/** Without focus of the composer, so that the arrow keys read on from there. */
function show(question: HTMLElement, scroller: HTMLElement): void {
  scroller.scrollTo({ top: question.offsetTop });
  question.focus({ preventScroll: true });
}

export function focusComposer(): void {
  document.querySelector<HTMLElement>('.composer textarea')?.focus();
}
