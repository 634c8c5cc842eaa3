import type { AgentEvent } from '../../core/event.ts';
import type { Turn } from '../../core/turn.ts';

/** Server-Sent Events: a `data:` line for each event, closed by `[DONE]`. */
export function toTranscript(events: readonly AgentEvent[]): string {
  return [...events.map((event) => JSON.stringify(event)), '[DONE]']
    .map((data) => `data: ${data}\n\n`)
    .join('');
}

/** The events as they were kept, with the question that they answer; times are milliseconds since 1970. */
export function toJson({ id, question, askedAt }: Turn, events: readonly AgentEvent[]): string {
  return `${JSON.stringify({ id, question, asked_at: askedAt, events }, null, 2)}\n`;
}
