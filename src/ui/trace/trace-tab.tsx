import { Braces, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AgentEvent } from '../../core/event.ts';
import type { Turn } from '../../core/turn.ts';
import { counted } from '../format.ts';
import { formatClock } from '../moment.ts';
import { IconButton } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { fileNameOf, saveFile } from '../parts/save-file.ts';
import { Segments } from '../parts/segments.tsx';
import { useStoreState, useStores } from '../stores-context.ts';
import { EventRow } from './event-row.tsx';
import { Ledger } from './ledger.tsx';
import { toJson, toTranscript } from './transcript.ts';
import './trace-tab.css';

const views = [
  { value: 'events', name: 'Events' },
  { value: 'requests', name: 'Ledger' },
] as const;

export default function TraceTab() {
  const { of, questionId } = useStoreState('workspace', (state) => state.traceView);
  const trace = useStoreState('workspace', (state) => state.trace);
  return (
    <div className="trace">
      <div className="trace-of">
        <Segments
          legend="What is traced"
          choices={views}
          chosen={of}
          onChoose={(value) => trace({ of: value, questionId })}
        />
      </div>
      {of === 'events' ? <Events /> : <Ledger />}
    </div>
  );
}

function Events() {
  const turns = useStoreState('conversations', (state) => state.turns);
  const selection = useStoreState('workspace', (state) => state.selection);
  const turn = turns.find((each) => each.id === selection?.turnId) ?? turns.at(-1);
  if (turn === undefined) {
    return (
      <Empty title="Nothing to trace yet">
        <p>Every event of an answer is listed here: who did what, when, and how long it took.</p>
      </Empty>
    );
  }
  return <Trace turn={turn} />;
}

function Trace({ turn }: { readonly turn: Turn }) {
  const events = useEvents(turn);
  const first = events[0]?.time ?? turn.askedAt;
  const saveAs = (ending: 'sse.txt' | 'json') => () =>
    ending === 'json'
      ? saveFile(fileNameOf(turn.question, ending), 'application/json', toJson(turn, events))
      : saveFile(fileNameOf(turn.question, ending), 'text/event-stream', toTranscript(events));
  return (
    <>
      <header className="trace-head">
        <div>
          <h3>{turn.question}</h3>
          <p className="label digits">{`Asked at ${formatClock(turn.askedAt)} · ${counted(events.length, 'event')}`}</p>
        </div>
        <span>
          <IconButton
            label="Save as JSON"
            icon={Braces}
            disabled={events.length === 0}
            onClick={saveAs('json')}
          />
          <IconButton
            label="Save as transcript"
            icon={Download}
            disabled={events.length === 0}
            onClick={saveAs('sse.txt')}
          />
        </span>
      </header>
      <ol className="trace-events">
        {events.map((event) => (
          <EventRow key={event.id} event={event} sinceMs={event.time - first} />
        ))}
      </ol>
    </>
  );
}

/** Read again whenever the turn has moved on by an event that is kept: text that streams in is none. */
function useEvents(turn: Turn): readonly AgentEvent[] {
  const { conversations, toasts } = useStores();
  const [read, setRead] = useState<{
    readonly turnId: string;
    readonly events: readonly AgentEvent[];
  } | null>(null);
  const { id, state, status, steps, findings, answer } = turn;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what an event that is kept may change
  useEffect(() => {
    const reading = { isWanted: true };
    void conversations
      .getState()
      .eventsOf(id)
      .then((events) => {
        if (reading.isWanted) setRead({ turnId: id, events });
      })
      .catch((error: unknown) => {
        toasts.getState().show('warning', `The events of this answer could not be read: ${String(error)}`);
      });
    return () => {
      reading.isWanted = false;
    };
  }, [conversations, toasts, id, state, status, steps, findings, answer]);
  return read?.turnId === id ? read.events : [];
}
