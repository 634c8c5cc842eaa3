/** What was shared cannot be opened. The message says why, in the reader's words; nothing of it was used. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
