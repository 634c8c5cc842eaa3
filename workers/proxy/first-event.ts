import { z } from 'zod';

const errorSchema = z.object({ error: z.union([z.string().min(1), z.looseObject({})]) });
const codeSchema = z
  .object({ status: z.coerce.number().optional(), code: z.coerce.number().optional() })
  .partial();
const messageSchema = z.object({ message: z.string() });

/** An `error` in an answer whose status says that all is well. */
export interface HiddenError {
  /** The HTTP status that it gives itself, if any. */
  readonly status: number | undefined;
  readonly message: string;
}

/** `text` is the body of an answer, or the data of an event. Null where it tells of no error. */
export function hiddenErrorIn(text: string): HiddenError | null {
  const parsed = errorSchema.safeParse(parse(text));
  if (!parsed.success) return null;
  const { error } = parsed.data;
  if (typeof error === 'string') return { status: undefined, message: error };
  const codes = codeSchema.safeParse(error);
  const message = messageSchema.safeParse(error);
  return {
    status: codes.success ? (codes.data.status ?? codes.data.code) : undefined,
    message: message.success ? message.data.message : JSON.stringify(error),
  };
}

/** The data of the first whole event that has any; null while there is none. Comments are passed over. */
export function firstEventData(text: string): string | null {
  const events = text.split(/\r\n\r\n|\n\n|\r\r/).slice(0, -1);
  for (const event of events) {
    const lines = event.split(/\r\n|\n|\r/).filter((line) => line.startsWith('data:'));
    if (lines.length > 0) return lines.map((line) => line.slice('data:'.length).trimStart()).join('\n');
  }
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
