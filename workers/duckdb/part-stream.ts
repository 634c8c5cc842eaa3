/** Turns a call that reports parts on its way into a generator that yields them and returns the call's result. */
export async function* streamParts<Part, Whole>(
  start: (onPart: (part: Part) => void) => Promise<Whole>,
): AsyncGenerator<Part, Whole> {
  const parts: Part[] = [];
  let wake = (): void => undefined;
  const call = { isDone: false };
  const whole = start((part) => {
    parts.push(part);
    wake();
  }).finally(() => {
    call.isDone = true;
    wake();
  });
  whole.catch(() => undefined);
  for (;;) {
    yield* parts.splice(0);
    if (call.isDone) return await whole;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}
