/** The same promise at every call. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  const made: { promise: Promise<T> | undefined } = { promise: undefined };
  return () => (made.promise ??= make());
}
