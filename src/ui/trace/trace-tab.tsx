import { Braces, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AgentEvent } from '../../core/event.ts';
import type { Turn } from '../../core/turn.ts';
import { useWords } from '../language/use-words.ts';
import { formatClock } from '../moment.ts';
import { IconButton } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { fileNameOf, saveFile } from '../parts/save-file.ts';
import { Segments } from '../parts/segments.tsx';
import { useStoreState, useStores } from '../stores-context.ts';
import { EventRow } from './event-row.tsx';
import { Ledger } from './ledger.tsx';
import { toJson, toTranscript } from './transcript.ts';
import { traceWords } from './words.ts';
import './trace-tab.css';

const views = ['events', 'requests'] as const;

export default function TraceTab() {
  const words = useWords(traceWords).tab;
  const { of, questionId } = useStoreState('workspace', (state) => state.traceView);
  const trace = useStoreState('workspace', (state) => state.trace);
  return (
    <div className="trace">
      <div className="trace-of">
        <Segments
          legend={words.legend}
          choices={views.map((value) => ({ value, name: words[value] }))}
          chosen={of}
          onChoose={(value) => trace({ of: value, questionId })}
        />
      </div>
      {of === 'events' ? <Events /> : <Ledger />}
    </div>
  );
}

function Events() {
  const words = useWords(traceWords).events;
  const turns = useStoreState('conversations', (state) => state.turns);
  const selection = useStoreState('workspace', (state) => state.selection);
  const turn = turns.find((each) => each.id === selection?.turnId) ?? turns.at(-1);
  if (turn === undefined) {
    return (
      <Empty title={words.emptyTitle}>
        <p>{words.empty}</p>
      </Empty>
    );
  }
  return <Trace turn={turn} />;
}

function Trace({ turn }: { readonly turn: Turn }) {
  const words = useWords(traceWords).events;
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
          <p className="label digits">{words.about(formatClock(turn.askedAt), events.length)}</p>
        </div>
        <span>
          <IconButton
            label={words.saveAsJson}
            icon={Braces}
            disabled={events.length === 0}
            onClick={saveAs('json')}
          />
          <IconButton
            label={words.saveAsTranscript}
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
  const words = useWords(traceWords).events;
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
        toasts.getState().show('warning', words.unreadable(String(error)));
      });
    return () => {
      reading.isWanted = false;
    };
  }, [conversations, toasts, words, id, state, status, steps, findings, answer]);
  return read?.turnId === id ? read.events : [];
}
