import { isAbort, ModelError, messageOf } from '../core/error.ts';
import type { EventBody } from '../core/event.ts';

/** The events that a turn ends with when asking threw. */
export function endingOf(error: unknown): readonly EventBody[] {
  if (isAbort(error)) return [{ type: 'done', outcome: 'stopped' }];
  return [failureOf(error), { type: 'done', outcome: 'failed' }];
}

function failureOf(error: unknown): EventBody {
  const message = messageOf(error);
  if (error instanceof ModelError) {
    const { advice, reason, retryable } = error;
    return { type: 'error', message, details: '', recoverable: retryable, advice, model_reason: reason };
  }
  const details = error instanceof Error ? `${error.name}: ${error.stack ?? message}` : message;
  return { type: 'error', message, details, recoverable: true };
}
