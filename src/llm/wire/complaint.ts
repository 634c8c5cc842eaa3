import { z } from 'zod';

/** What a gateway says is wrong, in whatever form it says it. */
export interface Complaint {
  /** Its own words, shortened; may hold anything. */
  readonly message: string;
  readonly code: string;
  readonly type: string;
  /** The HTTP status that it gives itself, if any. */
  readonly status: number | null;
  readonly retryAfterMs: number | null;
}

const wordSchema = z.union([z.string(), z.number().transform(String)]).catch('');
const numberSchema = z.coerce.number().int().min(100).max(599).nullable().catch(null);
const errorSchema = z.looseObject({
  message: z.unknown().optional(),
  msg: z.unknown().optional(),
  detail: z.unknown().optional(),
  error: z.unknown().optional(),
  errors: z.unknown().optional(),
  details: z.unknown().optional(),
  code: wordSchema.optional(),
  type: wordSchema.optional(),
  status: numberSchema.optional(),
  retry_after_ms: z.number().nullable().catch(null).optional(),
});

const longestMessage = 400;

/** `text` is the body of an answer that is no success. */
export function readComplaint(text: string): Complaint {
  try {
    return complaintOf(JSON.parse(text));
  } catch {
    return plain(wordsOf(text));
  }
}

/** Of a parsed body, or of the `error` in one. */
export function complaintOf(value: unknown): Complaint {
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value)) return complaintOf(value[0]);
  const parsed = errorSchema.safeParse(value);
  if (!parsed.success) return plain('');
  const { data } = parsed;
  const said = data.error ?? data.message ?? data.msg ?? data.detail ?? data.errors;
  const inner = said === undefined || said === null ? plain(JSON.stringify(value)) : complaintOf(said);
  const details = typeof data.details === 'string' ? ` (${data.details})` : '';
  return {
    message: shortened(inner.message + details),
    code: data.code ?? inner.code,
    type: data.type ?? inner.type,
    status: data.status ?? statusIn(data.code) ?? inner.status,
    retryAfterMs: data.retry_after_ms ?? inner.retryAfterMs,
  };
}

function plain(message: string): Complaint {
  return { message: shortened(message.trim()), code: '', type: '', status: null, retryAfterMs: null };
}

function statusIn(code: string | undefined): number | null {
  return code !== undefined && /^[45]\d\d$/.test(code) ? Number(code) : null;
}

/** Of a web page only its title says something. */
function wordsOf(text: string): string {
  if (!/^\s*</.test(text)) return text;
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1] ?? '';
  return `a web page${title.trim() === '' ? '' : `, “${title.trim()}”`}`;
}

function shortened(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ');
  return oneLine.length > longestMessage ? `${oneLine.slice(0, longestMessage)}…` : oneLine;
}
