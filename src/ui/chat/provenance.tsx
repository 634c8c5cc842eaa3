import { ArrowUpRight, Lock } from 'lucide-react';
import type { Turn } from '../../core/turn.ts';
import { counted, formatBytes, formatDuration } from '../format.ts';
import { formatDollars } from '../money.ts';
import { toldWords } from '../privacy/levels.ts';
import { useStoreState } from '../stores-context.ts';
import { turnDuration } from './turn-duration.ts';
import './provenance.css';

/** Who answered, what left the page for it, and what it took. Leads to the requests themselves. */
export function Provenance({ turn }: { readonly turn: Turn }) {
  const trace = useStoreState('workspace', (state) => state.trace);
  const { modelUse } = turn;
  if (modelUse === undefined) return turn.answer === undefined ? null : <NothingLeft />;
  const { sent } = modelUse;
  return (
    <p className="provenance">
      <span>{namesOf(modelUse.models)}</span>
      {sent !== undefined && sent.requests > 0 && (
        <button
          type="button"
          className="provenance-sent"
          onClick={() => trace({ of: 'requests', questionId: turn.id })}
        >
          {`Told ${toldWords({ level: sent.level, maxRows: sent.max_rows })} · ${counted(sent.requests, 'request')}, ${formatBytes(sent.bytes)} sent`}
          <ArrowUpRight size={12} aria-hidden />
        </button>
      )}
      <span className="digits">{takenWords(turn)}</span>
    </p>
  );
}

function NothingLeft() {
  return (
    <p className="provenance">
      <Lock size={12} aria-hidden />
      Built-in analyst · nothing left this tab
    </p>
  );
}

/** What a request that is still on its way has told so far. */
export function SentSoFar({ turn }: { readonly turn: Turn }) {
  const entries = useStoreState('ledger', (state) => state.entries);
  const own = entries.filter(({ questionId }) => questionId === turn.id);
  if (own.length === 0) return null;
  const bytes = own.reduce((sum, entry) => sum + entry.bytes, 0);
  return (
    <p className="provenance digits">{`${counted(own.length, 'request')}, ${formatBytes(bytes)} sent so far`}</p>
  );
}

function takenWords(turn: Turn): string {
  const { tokens, cost } = turn.modelUse ?? {};
  const time = turnDuration(turn);
  const count = tokens === undefined ? 0 : tokens.input + tokens.output;
  return [
    ...(count === 0 ? [] : [counted(count, 'token')]),
    ...(count === 0 || cost === undefined ? [] : [formatDollars(cost)]),
    ...(time === undefined ? [] : [formatDuration(time)]),
  ].join(' · ');
}

/** None where no request came so far as to be answered. */
function namesOf(models: readonly string[] = []): string {
  return models.length === 0 ? 'Models' : models.map(shortName).join(', ');
}

/** Without the maker, which says little more: `anthropic/claude-sonnet-4-5`. */
export function shortName(model: string): string {
  return model.split('/').at(-1) ?? model;
}
