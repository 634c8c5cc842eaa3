import { ArrowUpRight, Lock } from 'lucide-react';
import type { Turn } from '../../core/turn.ts';
import { formatBytes, formatDuration } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { formatDollars } from '../money.ts';
import { toldWords } from '../privacy/levels.ts';
import { privacyWords } from '../privacy/words.ts';
import { useStoreState } from '../stores-context.ts';
import { turnDuration } from './turn-duration.ts';
import { chatWords } from './words.ts';
import './provenance.css';

/** Who answered, what left the page for it, and what it took. Leads to the requests themselves. */
export function Provenance({ turn }: { readonly turn: Turn }) {
  const words = useWords(chatWords).provenance;
  const toldIn = useWords(privacyWords);
  const trace = useStoreState('workspace', (state) => state.trace);
  const { modelUse } = turn;
  if (modelUse === undefined) return turn.answer === undefined ? null : <NothingLeft />;
  const { sent } = modelUse;
  return (
    <p className="provenance">
      <span>{namesOf(modelUse.models, words)}</span>
      {sent !== undefined && sent.requests > 0 && (
        <button
          type="button"
          className="provenance-sent"
          onClick={() => trace({ of: 'requests', questionId: turn.id })}
        >
          {words.sent(
            toldWords({ level: sent.level, maxRows: sent.max_rows }, toldIn),
            sent.requests,
            formatBytes(sent.bytes),
          )}
          <ArrowUpRight size={12} aria-hidden />
        </button>
      )}
      <span className="digits">{takenWords(turn, words)}</span>
    </p>
  );
}

function NothingLeft() {
  const words = useWords(chatWords).provenance;
  return (
    <p className="provenance">
      <Lock size={12} aria-hidden />
      {words.nothingLeft}
    </p>
  );
}

/** What a request that is still on its way has told so far. */
export function SentSoFar({ turn }: { readonly turn: Turn }) {
  const words = useWords(chatWords).provenance;
  const entries = useStoreState('ledger', (state) => state.entries);
  const own = entries.filter(({ questionId }) => questionId === turn.id);
  if (own.length === 0) return null;
  const bytes = own.reduce((sum, entry) => sum + entry.bytes, 0);
  return <p className="provenance digits">{words.sentSoFar(own.length, formatBytes(bytes))}</p>;
}

type ProvenanceWords = typeof chatWords.provenance;

function takenWords(turn: Turn, words: ProvenanceWords): string {
  const { tokens, cost } = turn.modelUse ?? {};
  const time = turnDuration(turn);
  const count = tokens === undefined ? 0 : tokens.input + tokens.output;
  return [
    ...(count === 0 ? [] : [words.tokens(count)]),
    ...(count === 0 || cost === undefined ? [] : [formatDollars(cost)]),
    ...(time === undefined ? [] : [formatDuration(time)]),
  ].join(' · ');
}

/** None where no request came so far as to be answered. */
function namesOf(models: readonly string[] = [], words: ProvenanceWords): string {
  return models.length === 0 ? words.models : models.map(shortName).join(', ');
}

/** Without the maker, which says little more: `anthropic/claude-sonnet-4-5`. */
export function shortName(model: string): string {
  return model.split('/').at(-1) ?? model;
}
