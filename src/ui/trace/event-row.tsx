import { useState } from 'react';
import type { AgentEvent, AgentName } from '../../core/event.ts';
import { AgentMark, useAgentNames } from '../agents/agent-mark.tsx';
import { formatDuration } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { traceWords } from './words.ts';

/** One event in a line; the whole of it when opened. */
export function EventRow({ event, sinceMs }: { readonly event: AgentEvent; readonly sinceMs: number }) {
  const words = useWords(traceWords).event;
  const names = useAgentNames();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <details onToggle={(toggle) => setIsOpen(toggle.currentTarget.open)}>
        <summary className="event-row">
          <span className="label digits">{sinceMs === 0 ? '0 ms' : `+${formatDuration(sinceMs)}`}</span>
          {event.agent === undefined ? <span /> : <AgentMark agent={event.agent} />}
          <span className="event-type">{event.type}</span>
          <span className="event-words">{wordsOf(event, words, names)}</span>
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long events are scrolled with the arrow keys */}
        {isOpen && <pre tabIndex={0}>{JSON.stringify(event, null, 2)}</pre>}
      </details>
    </li>
  );
}

function wordsOf(
  event: AgentEvent,
  words: (typeof traceWords)['event'],
  names: Readonly<Record<AgentName, string>>,
): string {
  switch (event.type) {
    case 'status':
      return event.message;
    case 'agent_selected':
      return `${names[event.agent]}: ${event.reason}`;
    case 'tool_call':
      return event.name;
    case 'tool_result':
      return `${event.name}: ${event.summary}`;
    case 'orchestrator_result':
      return event.classification;
    case 'sql_result':
    case 'python_result':
      return event.summary === '' ? event.purpose : event.summary;
    case 'text':
      return event.delta;
    case 'toast':
    case 'error':
      return event.message;
    case 'key_rotation':
      return event.reason;
    case 'validation':
      return words.checks(event.state, event.checks.length);
    case 'final_response':
      return event.declined ? words.declined : words.metrics(event.metrics.length);
    case 'metadata':
      return Object.entries(event.timings)
        .map(([stage, elapsedMs]) => `${stage} ${formatDuration(elapsedMs)}`)
        .join(', ');
    case 'chart_edit':
      return words.changedByHand(event.chart_spec.type);
    case 'done':
      return event.outcome;
  }
}
