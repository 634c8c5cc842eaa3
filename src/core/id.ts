/** A random identifier (UUID v4) for what is kept: datasets, conversations, turns, events. */
export function newId(): string {
  return crypto.randomUUID();
}
