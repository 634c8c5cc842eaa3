/** Why the engine did not read a file, as far as something can be done about it. */
export type Complaint =
  | { readonly kind: 'surplus' }
  | { readonly kind: 'value' }
  | { readonly kind: 'encoding'; readonly line: number | undefined }
  | { readonly kind: 'shape'; readonly line: number | undefined }
  /** The rows are more than the engine can hold. */
  | { readonly kind: 'memory' }
  | { readonly kind: 'other'; readonly line: number | undefined; readonly reason: string };

/** Reads the words of DuckDB 1.4's errors. */
export function complaintOf(message: string): Complaint {
  const line = lineOf(message);
  if (/Out of Memory|bad_alloc|could not allocate/i.test(message)) return { kind: 'memory' };
  if (/not utf-8|invalid unicode|invalid utf/i.test(message)) return { kind: 'encoding', line };
  if (/\bsurplus\b/.test(message)) return { kind: 'surplus' };
  if (/Error when converting|Could not convert|Conversion Error|Out of Range|\bunfit\b/.test(message)) {
    return { kind: 'value' };
  }
  if (/Expected Number of Columns|unterminated quote|invalid state|Maximum line size/i.test(message)) {
    return { kind: 'shape', line };
  }
  return { kind: 'other', line, reason: message.split('\n', 1)[0] ?? message };
}

function lineOf(message: string): number | undefined {
  const [, line] = /CSV Error on Line: (\d+)/.exec(message) ?? [];
  return line === undefined ? undefined : Number(line);
}
