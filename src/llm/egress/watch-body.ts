/** `left`: nobody wanted the rest. */
export type BodyEnd = 'whole' | 'broken' | 'left';

/** The same answer; says how the reading of it ended. Nothing is read before it is asked for. */
export function watchBody(response: Response, onEnd: (end: BodyEnd) => void): Response {
  if (response.body === null) {
    onEnd('whole');
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
          onEnd('whole');
          controller.close();
        } catch (error) {
          onEnd('broken');
          controller.error(error);
        }
      },
      async cancel(reason) {
        onEnd('left');
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}
