import type { AgentEvent } from '../../core/event.ts';

/** Server-Sent Events: a `data:` line for each event, closed by `[DONE]`. */
export function toTranscript(events: readonly AgentEvent[]): string {
  return [...events.map((event) => JSON.stringify(event)), '[DONE]']
    .map((data) => `data: ${data}\n\n`)
    .join('');
}
