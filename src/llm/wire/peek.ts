import { z } from 'zod';
import { type Complaint, complaintOf } from './complaint.ts';

const errorSchema = z.object({ error: z.union([z.string().min(1), z.looseObject({})]) });

/** An answer whose beginning has been looked at. */
export interface Peeked {
  readonly response: Response;
  /** That the first event tells of, though the status says that all is well. */
  readonly complaint: Complaint | null;
}

/** Waits for the first event of a stream of events. The answer that is returned has all of it. */
export async function peekAtFirstEvent(response: Response): Promise<Peeked> {
  if (response.body === null || !response.ok) return { response, complaint: null };
  const reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> = response.body.getReader();
  const held: Uint8Array<ArrayBuffer>[] = [];
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    held.push(value);
    text += decoder.decode(value, { stream: true });
    if (/^data:.*\n/m.test(text)) break;
  }
  const { status, headers } = response;
  return {
    response: new Response(rejoined(held, reader), { status, headers }),
    complaint: complaintIn(text),
  };
}

function complaintIn(text: string): Complaint | null {
  const data = /^data:(.*)\n/m.exec(text)?.[1] ?? '';
  const parsed = errorSchema.safeParse(parse(data));
  return parsed.success ? complaintOf(parsed.data.error) : null;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function rejoined(
  held: readonly Uint8Array<ArrayBuffer>[],
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const rest = [...held];
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const chunk = rest.shift() ?? (await reader.read()).value;
        if (chunk === undefined) controller.close();
        else controller.enqueue(chunk);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
