import { CircleAlert, CircleCheck, CircleDashed, CircleHelp } from 'lucide-react';
import type { Confidence, Metric } from '../../core/answer.ts';
import type { Turn } from '../../core/turn.ts';
import { BoundNumber } from './bound-number.tsx';
import './metrics.css';

const confidenceSigns = {
  verified: { icon: CircleCheck, words: 'Checked: computed again another way' },
  bound: { icon: CircleDashed, words: 'Matches the result it comes from' },
  unchecked: { icon: CircleHelp, words: 'Not checked' },
  contradicted: { icon: CircleAlert, words: 'A second computation disagrees' },
} as const satisfies Record<Confidence, unknown>;

export function Metrics({ metrics, turn }: { readonly metrics: readonly Metric[]; readonly turn: Turn }) {
  if (metrics.length === 0) return null;
  return (
    <dl className="metrics">
      {metrics.map((metric) => (
        <div key={metric.name}>
          <dt>{metric.name}</dt>
          <dd className="metric-value">
            <BoundNumber bound={metric.value} turn={turn} isFigure />
          </dd>
          <ConfidenceLine confidence={metric.confidence} />
        </div>
      ))}
    </dl>
  );
}

function ConfidenceLine({ confidence }: { readonly confidence: Confidence }) {
  const { icon: Icon, words } = confidenceSigns[confidence];
  return (
    <dd className={`metric-confidence ${confidence}`}>
      <Icon size={13} aria-hidden />
      {words}
    </dd>
  );
}
