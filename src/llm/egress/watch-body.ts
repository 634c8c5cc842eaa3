/** The same answer; says how the reading of it ended. Nothing is read before it is asked for. */
export function watchBody(
  response: Response,
  onEnd: (end: 'answered' | 'failed' | 'stopped') => void,
  signal: AbortSignal,
): Response {
  if (response.body === null) {
    onEnd('answered');
    return response;
  }
  const reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> = response.body.getReader();
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) {
            controller.enqueue(value);
            return;
          }
          onEnd('answered');
          controller.close();
        } catch (error) {
          onEnd(signal.aborted ? 'stopped' : 'failed');
          controller.error(error);
        }
      },
      async cancel(reason) {
        onEnd('stopped');
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}
