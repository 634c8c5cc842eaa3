import { z } from 'zod';
import { messageOf, QueryError } from '../../src/core/error.ts';
import { characterOffset } from './statement.ts';

/** What the engine says with `errors_as_json`; a parser's error has `Parser Error: ` in front. */
const complaintSchema = z.object({
  exception_type: z.string(),
  exception_message: z.string(),
  position: z.coerce.number().optional(),
});
type Complaint = z.infer<typeof complaintSchema>;

/** Browsers refuse to read a file that is not as it was when it was chosen. */
const fileIsGone =
  'The file that this is read from has changed, moved or gone since it was opened. Drop it again to go on.';

/** What was asked, and where it begins in what was run. */
interface Asked {
  readonly sql: string;
  readonly prefixBytes: number;
}

/** A failure as the engine words it, and where it points in the SQL that was asked (not in the one that was run). */
export function queryErrorOf(error: unknown, asked: Asked): QueryError {
  const text = messageOf(error);
  if (text.includes('NotReadableError'))
    return new QueryError(fileIsGone, { sql: asked.sql, reason: 'failed' });
  const complaint = complaintOf(text);
  if (complaint === undefined) return new QueryError(text, { sql: asked.sql, reason: reasonOf(text) });
  return new QueryError(`${complaint.exception_type} Error: ${complaint.exception_message}`, {
    sql: asked.sql,
    position: positionOf(complaint, asked),
    reason: reasonOf(complaint.exception_type),
  });
}

function complaintOf(text: string): Complaint | undefined {
  const start = text.indexOf('{"exception_type"');
  if (start < 0) return undefined;
  return complaintSchema.safeParse(parsedJson(text.slice(start))).data;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A place in the wrapper, before or behind what was asked, is no place. */
function positionOf({ position }: Complaint, asked: Asked): number | undefined {
  if (position === undefined || position < asked.prefixBytes) return undefined;
  const offset = characterOffset(asked.sql, position - asked.prefixBytes);
  return offset < asked.sql.length ? offset : undefined;
}

function reasonOf(exceptionType: string): QueryError['reason'] {
  if (/^(Permission|TransactionContext)/.test(exceptionType)) return 'refused';
  if (/^(Parser|Syntax|Binder|Catalog|Conversion|Out of Range|Mismatch Type)/.test(exceptionType))
    return 'invalid';
  return 'failed';
}
