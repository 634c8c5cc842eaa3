import { z } from 'zod';

/** A request went on with another key. Keys are shown by at most their last four characters. */
export const keyRotationSchema = z.object({
  from_key: z.string().max(4),
  to_key: z.string().max(4),
  reason: z.string(),
});
export type KeyRotation = Readonly<z.infer<typeof keyRotationSchema>>;

export const keyStatusSchema = z.enum(['healthy', 'cooling', 'failed']);
export type KeyStatus = z.infer<typeof keyStatusSchema>;

export const keyStatsSchema = z.object({
  /** At most the last four characters. */
  key: z.string().max(4),
  status: keyStatusSchema,
  /** Requests that were sent with it, tries that failed included. */
  usageCount: z.number().int().nonnegative(),
  errorCount: z.number().int().nonnegative(),
  /** Milliseconds since 1970. */
  lastUsed: z.number().nullable(),
  lastError: z.string().nullable(),
  /** Why it is not used any more; null unless it failed. */
  failureReason: z.string().nullable(),
  /** Milliseconds since 1970; null unless it is cooling. */
  coolingUntil: z.number().nullable(),
});
export type KeyStats = Readonly<z.infer<typeof keyStatsSchema>>;

/** The body of `GET /api/bytez/keys`. */
export const keyStatsAnswerSchema = z.object({ keys: z.array(keyStatsSchema).readonly() });

/** Holds, as a JSON array, the rotations that came before the answer's head was sent. */
export const keyRotationHeader = 'X-Key-Rotation';

const commentStart = ': key_rotation ';

/** A rotation once the head has been sent: a comment of the event stream, which readers of events skip. */
export function keyRotationComment(rotation: KeyRotation): string {
  return `${commentStart}${JSON.stringify(rotation)}\n\n`;
}

/** `value` is that of the header `X-Key-Rotation`. What is not of the shape counts as none. */
export function readKeyRotationHeader(value: string | null): readonly KeyRotation[] {
  return value === null ? [] : (parse(value, z.array(keyRotationSchema)) ?? []);
}

/** A line of an event stream, without its end; null where it tells of no rotation. */
export function readKeyRotationComment(line: string): KeyRotation | null {
  return line.startsWith(commentStart) ? parse(line.slice(commentStart.length), keyRotationSchema) : null;
}

function parse<T>(text: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
