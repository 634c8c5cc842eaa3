/** A generator over what a function emits while it works; returns what the function returns. */
export async function* emitted<Item, Result>(
  work: (emit: (item: Item) => void) => Promise<Result>,
): AsyncGenerator<Item, Result, void> {
  const items: Item[] = [];
  const state = { isSettled: false, wake: (): void => undefined };
  const result = work((item) => {
    items.push(item);
    state.wake();
  }).finally(() => {
    state.isSettled = true;
    state.wake();
  });
  // It is thrown below; somebody who has left does not hear it.
  result.catch(() => undefined);
  while (!state.isSettled || items.length > 0) {
    yield* items.splice(0);
    await new Promise<void>((resolve) => {
      state.wake = resolve;
      if (state.isSettled || items.length > 0) resolve();
    });
  }
  return result;
}
