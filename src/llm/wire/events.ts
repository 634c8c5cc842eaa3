import { z } from 'zod';
import { type KeyRotation, readKeyRotationComment } from '../../core/key-rotation.ts';
import { complaintOf, readComplaint } from './complaint.ts';
import { linesOf } from './lines.ts';

/** More of an answer that is no stream is not read. */
const mostBytes = 16 * 1024 * 1024;
const mostErrorBytes = 64 * 1024;

/**
 * Any answer of a gateway as a stream of events, which is what was asked for: a whole answer becomes one event, a
 * complaint becomes the `error` that OpenAI's API would send. Each line is passed on as soon as it is there; comments
 * are taken out, and what they tell of keys is told at once.
 */
export async function asEvents(
  response: Response,
  onRotation: (rotation: KeyRotation) => void,
): Promise<Response> {
  const { status, headers, body } = response;
  if (!response.ok) {
    const complaint = readComplaint(await textOf(response, mostErrorBytes));
    return Response.json({ error: complaint }, { status, headers: kept(headers) });
  }
  const type = headers.get('content-type') ?? '';
  if (body === null) return events(one(nothing), headers);
  if (/^text\/html\b/i.test(type)) {
    await body.cancel();
    return events(one(webPage), headers);
  }
  if (/^application\/([\w.]+\+)?json\b/i.test(type)) return events(wholeOf(response), headers);
  return events(eventLines(body, onRotation), headers);
}

const webPage = JSON.stringify({
  error: { code: 'web_page', message: 'It answered with a web page, where a model should be.' },
});
const nothing = JSON.stringify({ error: { code: 'empty', message: 'It answered with nothing.' } });

function events(lines: AsyncGenerator<string, void>, headers: Headers): Response {
  return new Response(streamOf(lines), {
    headers: { ...kept(headers), 'Content-Type': 'text/event-stream' },
  });
}

function kept(headers: Headers): Record<string, string> {
  const names = ['retry-after', 'retry-after-ms', 'x-request-id'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

async function* one(json: string): AsyncGenerator<string, void> {
  yield `data: ${json}\n\n`;
}

async function* wholeOf(response: Response): AsyncGenerator<string, void> {
  const text = await textOf(response, mostBytes);
  const parsed = parse(text);
  yield* parsed === undefined
    ? one(
        JSON.stringify({
          error: { code: 'malformed', message: 'It answered with JSON that is cut off or wrong.' },
        }),
      )
    : one(JSON.stringify(parsed));
}

/** Lines of plain JSON, which some servers send in place of events, become events. */
async function* eventLines(
  body: ReadableStream<Uint8Array>,
  onRotation: (rotation: KeyRotation) => void,
): AsyncGenerator<string, void> {
  let last = '';
  let isError = false;
  for await (const line of linesOf(body)) {
    if (line.startsWith(':')) {
      const rotation = readKeyRotationComment(line);
      if (rotation !== null) onRotation(rotation);
      continue;
    }
    if (last !== '') yield `${withError(last, isError)}\n`;
    last = '';
    if (line === '') isError = false;
    if (/^event: *error$/.test(line)) isError = true;
    else if (line.startsWith('{')) yield* parse(line) === undefined ? [] : one(line);
    else if (line.startsWith('data:')) last = line;
    else yield `${line}\n`;
  }
  // The end of the last event may be missing, and so may half of it.
  if (parse(last.slice('data:'.length)) !== undefined) yield `${withError(last, isError)}\n`;
  yield '\n';
}

const errorSchema = z
  .looseObject({ object: z.literal('error') })
  .or(z.looseObject({ type: z.literal('error') }));

/** An error that is one by the name of its event, or by its own word, in the form in which OpenAI's API tells it. */
function withError(line: string, isError: boolean): string {
  if (!isError && !line.includes('"error"')) return line;
  const said = parse(line.slice('data:'.length));
  const isKnown = z
    .looseObject({ error: z.unknown().refine((error) => error !== undefined) })
    .safeParse(said).success;
  if (isKnown || !(isError || errorSchema.safeParse(said).success)) return line;
  return `data: ${JSON.stringify({ error: complaintOf(said) })}`;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

async function textOf(response: Response, most: number): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; bytes <= most; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}

function streamOf(parts: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await parts.next();
        if (done === true) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await parts.return();
      },
    },
    { highWaterMark: 0 },
  );
}
