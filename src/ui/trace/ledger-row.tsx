import { CircleAlert, CircleCheck, CircleDashed, CircleStop } from 'lucide-react';
import { useState } from 'react';
import type { LedgerEntry } from '../../core/privacy.ts';
import { useAgentNames } from '../agents/agent-mark.tsx';
import { formatBytes, formatDuration } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { formatClock } from '../moment.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { traceWords } from './words.ts';

type RequestWords = (typeof traceWords)['request'];

const signs = {
  sent: CircleDashed,
  answered: CircleCheck,
  failed: CircleAlert,
  stopped: CircleStop,
} as const satisfies Record<LedgerEntry['outcome'], unknown>;

export function LedgerRow({ entry }: { readonly entry: LedgerEntry }) {
  const words = useWords(traceWords).request;
  const [isOpen, setIsOpen] = useState(false);
  const Sign = signs[entry.outcome];
  return (
    <li>
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className="ledger-row">
          <Sign
            size={14}
            className={`ledger-sign ${entry.outcome}`}
            aria-label={words.outcomes[entry.outcome]}
          />
          <span className="ledger-where">{placeOf(entry.address)}</span>
          <span className="label digits">{formatBytes(entry.bytes)}</span>
          <span className="ledger-model label">{entry.model === '' ? words.listOfModels : entry.model}</span>
          <time className="label digits">{formatClock(entry.time)}</time>
        </summary>
        {isOpen && <Details entry={entry} />}
      </details>
    </li>
  );
}

type AgentNames = ReturnType<typeof useAgentNames>;

function purposeOf(
  { agent, questionId, model }: LedgerEntry,
  words: RequestWords,
  names: AgentNames,
): string {
  if (model === '') return words.forListOfModels;
  if (questionId === null || agent === null) return words.forTest;
  return names[agent];
}

function placeOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

function Details({ entry }: { readonly entry: LedgerEntry }) {
  const names = useAgentNames();
  const words = useWords(traceWords).request;
  const { level, masked } = entry;
  const facts: readonly (readonly [string, string])[] = [
    [words.address, entry.address],
    [words.purpose, purposeOf(entry, words, names)],
    [words.told, words.toldAt[level]],
    [words.outcome, outcomeText(entry, words)],
    [words.masked, maskedText(masked, words)],
  ];
  return (
    <div className="ledger-details">
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Payload payload={entry.payload} />
    </div>
  );
}

function outcomeText({ outcome, status, elapsedMs }: LedgerEntry, words: RequestWords): string {
  return [
    words.outcomes[outcome],
    ...(status === null ? [] : [words.status(status)]),
    ...(elapsedMs === null ? [] : [words.after(formatDuration(elapsedMs))]),
  ].join(', ');
}

function maskedText(masked: LedgerEntry['masked'], words: RequestWords): string {
  if (masked.length === 0) return words.nothingMasked;
  return masked
    .map(({ kind, count }) => words.maskedCount(words.maskedKinds[kind] ?? kind, count))
    .join(', ');
}

/** Laid out for reading, or as it was sent; what is copied is always as it was sent. */
function Payload({ payload }: { readonly payload: string }) {
  const words = useWords(traceWords).request;
  const [isAsSent, setIsAsSent] = useState(false);
  return (
    <div className="ledger-payload">
      <header>
        <span>{words.payload(payload.length)}</span>
        <label>
          <input
            type="checkbox"
            checked={isAsSent}
            onChange={(event) => setIsAsSent(event.currentTarget.checked)}
          />
          {words.asSent}
        </label>
        <CopyButton label={words.copyAsSent} text={() => payload} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long payloads are scrolled with the arrow keys */}
      <pre tabIndex={0}>{isAsSent ? payload : laidOut(payload)}</pre>
    </div>
  );
}

/** Line breaks inside of texts are shown as such: most of a payload is text. */
function laidOut(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2).replaceAll(String.raw`\n`, '\n');
  } catch {
    return payload;
  }
}
