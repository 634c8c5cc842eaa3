/** A line that is longer is no event that a model sent. */
const longestLine = 16 * 1024 * 1024;

/** The lines of a body as they come, without their ends. What is left after the last end of a line comes last. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      yield* lines;
      if (done) break;
      if (rest.length > longestLine) throw new Error('A line of the answer has no end.');
    }
    if (rest !== '') yield rest;
  } finally {
    await reader.cancel();
  }
}
