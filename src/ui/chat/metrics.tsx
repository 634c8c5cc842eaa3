import { CircleAlert, CircleCheck, CircleDashed, CircleHelp, type LucideIcon } from 'lucide-react';
import { type Confidence, confidences, type Metric } from '../../core/answer.ts';
import type { Turn } from '../../core/turn.ts';
import { useWords } from '../language/use-words.ts';
import { BoundNumber } from './bound-number.tsx';
import { chatWords } from './words.ts';
import './metrics.css';

const confidenceIcons: Readonly<Record<Confidence, LucideIcon>> = {
  verified: CircleCheck,
  bound: CircleDashed,
  unchecked: CircleHelp,
  contradicted: CircleAlert,
};

/** Above this many figures the confidence of each is a sign, and the signs are explained once. */
const fewMetrics = 3;

interface MetricsProps {
  readonly metrics: readonly Metric[];
  readonly turn: Turn;
}

export function Metrics({ metrics, turn }: MetricsProps) {
  if (metrics.length === 0) return null;
  const isFew = metrics.length <= fewMetrics;
  return (
    <div className={isFew ? 'metrics' : 'metrics has-many'}>
      <dl>
        {metrics.map((metric) => (
          <div key={metric.name}>
            <dt>{metric.name}</dt>
            <dd className="metric-value">
              <BoundNumber bound={metric.value} turn={turn} isFigure />
              {!isFew && <ConfidenceSign confidence={metric.confidence} />}
            </dd>
            {isFew && (
              <dd>
                <ConfidenceWords confidence={metric.confidence} />
              </dd>
            )}
          </div>
        ))}
      </dl>
      {!isFew && <Explained metrics={metrics} />}
    </div>
  );
}

function ConfidenceSign({ confidence }: { readonly confidence: Confidence }) {
  const words = useWords(chatWords).confidence[confidence];
  const Icon = confidenceIcons[confidence];
  return (
    <span className={`metric-confidence ${confidence}`}>
      <Icon size={13} aria-hidden />
      <span className="unseen">{words}</span>
    </span>
  );
}

function ConfidenceWords({ confidence }: { readonly confidence: Confidence }) {
  const words = useWords(chatWords).confidence[confidence];
  const Icon = confidenceIcons[confidence];
  return (
    <span className={`metric-confidence ${confidence}`}>
      <Icon size={13} aria-hidden />
      {words}
    </span>
  );
}

function Explained({ metrics }: Pick<MetricsProps, 'metrics'>) {
  const present = confidences.filter((each) => metrics.some(({ confidence }) => confidence === each));
  return (
    <p className="metrics-explained" aria-hidden="true">
      {present.map((confidence) => (
        <ConfidenceWords key={confidence} confidence={confidence} />
      ))}
    </p>
  );
}
