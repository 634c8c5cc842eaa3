import { CircleAlert, CircleCheck, CircleDashed, CircleStop } from 'lucide-react';
import { useState } from 'react';
import type { LedgerEntry } from '../../core/privacy.ts';
import { agentSigns } from '../agents/agent-mark.tsx';
import { counted, formatBytes, formatCount, formatDuration } from '../format.ts';
import { formatClock } from '../moment.ts';
import { CopyButton } from '../parts/copy-button.tsx';

const outcomes = {
  sent: { icon: CircleDashed, words: 'Sent, on its way' },
  answered: { icon: CircleCheck, words: 'Answered' },
  failed: { icon: CircleAlert, words: 'Failed' },
  stopped: { icon: CircleStop, words: 'Stopped' },
} as const satisfies Record<LedgerEntry['outcome'], unknown>;

export function LedgerRow({ entry }: { readonly entry: LedgerEntry }) {
  const [isOpen, setIsOpen] = useState(false);
  const { icon: Icon, words } = outcomes[entry.outcome];
  return (
    <li>
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary className="ledger-row">
          <Icon size={14} className={`ledger-sign ${entry.outcome}`} aria-label={words} />
          <span className="ledger-where">{placeOf(entry.address)}</span>
          <span className="label digits">{formatBytes(entry.bytes)}</span>
          <span className="ledger-model label">
            {entry.model === '' ? 'The list of models' : entry.model}
          </span>
          <time className="label digits">{formatClock(entry.time)}</time>
        </summary>
        {isOpen && <Details entry={entry} />}
      </details>
    </li>
  );
}

function purposeOf({ agent, questionId, model }: LedgerEntry): string {
  if (model === '') return 'the list of models';
  if (questionId === null || agent === null) return 'a test of the connection';
  return agentSigns[agent].name;
}

const toldAt: Readonly<Record<LedgerEntry['level'], string>> = {
  names: 'names and types at most',
  statistics: 'statistics at most',
  rows: 'result rows at most',
};

function placeOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

function Details({ entry }: { readonly entry: LedgerEntry }) {
  const { level, status, elapsedMs, masked } = entry;
  const facts: readonly (readonly [string, string])[] = [
    ['Address', entry.address],
    ['For', purposeOf(entry)],
    ['Told', toldAt[level]],
    ['Outcome', outcomeWords(entry.outcome, status, elapsedMs)],
    ['Masked', masked.length === 0 ? 'nothing personal was found' : masked.map(maskedWords).join(', ')],
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

function outcomeWords(
  outcome: LedgerEntry['outcome'],
  status: number | null,
  elapsedMs: number | null,
): string {
  return [
    outcomes[outcome].words,
    ...(status === null ? [] : [`status ${status}`]),
    ...(elapsedMs === null ? [] : [`after ${formatDuration(elapsedMs)}`]),
  ].join(', ');
}

const kindWords: Readonly<Record<string, string>> = {
  PERSON: 'names of persons',
  EMAIL: 'e-mail addresses',
  PHONE: 'phone numbers',
  CARD: 'card numbers',
  IBAN: 'bank account numbers',
  ID: 'identity numbers',
  IP: 'IP addresses',
  VALUE: 'other personal values',
};

function maskedWords({ kind, count }: LedgerEntry['masked'][number]): string {
  return `${kindWords[kind] ?? kind} (${formatCount(count)})`;
}

/** Laid out for reading, or as it was sent; what is copied is always as it was sent. */
function Payload({ payload }: { readonly payload: string }) {
  const [isAsSent, setIsAsSent] = useState(false);
  return (
    <div className="ledger-payload">
      <header>
        <span>{`What was sent, ${counted(payload.length, 'character')}`}</span>
        <label>
          <input
            type="checkbox"
            checked={isAsSent}
            onChange={(event) => setIsAsSent(event.currentTarget.checked)}
          />
          Exactly as sent
        </label>
        <CopyButton label="Copy as sent" text={() => payload} />
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
