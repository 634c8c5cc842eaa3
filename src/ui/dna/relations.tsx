import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Join } from '../../core/joins.ts';
import type { Baseline, Correlation, Profile } from '../../core/profile.ts';
import { QuestionList } from '../chat/question-list.tsx';
import { columnViews } from '../findings/cell-view.ts';
import { PlainTable } from '../findings/plain-table.tsx';
import { formatNumber, formatPercent, formatValue } from '../format.ts';
import { useWords } from '../language/use-words.ts';
import { Joins } from './joins.tsx';
import { dnaWords } from './words.ts';
import './relations.css';

interface RelationsProps {
  readonly profile: Profile;
  /** To and from this table. */
  readonly joins: readonly Join[];
}

/** What concerns the table as a whole: joins, baselines, correlations, keys, a sample, questions. */
export function Relations({ profile, joins }: RelationsProps) {
  const words = useWords(dnaWords).relations;
  const { baselines, correlations, keys, sample, suggestedQuestions } = profile;
  return (
    <>
      {joins.length > 0 && (
        <Fold title={words.joins} about={words.otherTables(otherTables(joins))} isOpenAtFirst>
          <Joins joins={joins} table={profile.table} />
        </Fold>
      )}
      {joins.length > 0 && (
        <div className="dna-section">
          <QuestionList title={words.joinQuestions} questions={joinQuestions(joins)} />
        </div>
      )}
      {baselines.length > 0 && (
        <Fold title={words.baselines} about={words.aboutBaselines}>
          <Baselines baselines={baselines} />
        </Fold>
      )}
      {correlations.length > 0 && (
        <Fold title={words.correlations} about={words.aboutCorrelations(correlations.length)}>
          <Correlations correlations={correlations} />
        </Fold>
      )}
      {keys.length > 0 && (
        <Fold title={words.keys} about={words.aboutKeys}>
          <p>{keys.join(', ')}</p>
        </Fold>
      )}
      {sample.rows.length > 0 && (
        <Fold title={words.sample} about={words.aboutSample(sample.rows.length)}>
          <PlainTable label={words.sampleRows} views={columnViews(sampleTable(profile))} rows={sample.rows} />
        </Fold>
      )}
      {suggestedQuestions.length > 0 && (
        <div className="dna-section">
          <QuestionList title={words.questions} questions={suggestedQuestions.slice(0, 8)} />
        </div>
      )}
    </>
  );
}

function otherTables(joins: readonly Join[]): number {
  const tables = new Set(joins.flatMap(({ many, one }) => [many.table, one.table]));
  return tables.size - 1;
}

function joinQuestions(joins: readonly Join[]): readonly string[] {
  return [...new Set(joins.flatMap(({ questions }) => questions))].slice(0, 4);
}

interface FoldProps {
  readonly title: string;
  readonly about: string;
  readonly isOpenAtFirst?: boolean;
  readonly children: ReactNode;
}

function Fold({ title, about, isOpenAtFirst = false, children }: FoldProps) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  return (
    <details
      className="dna-section fold"
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>
        <ChevronRight size={14} aria-hidden />
        <h4>{title}</h4>
        <span className="label">{about}</span>
      </summary>
      {isOpen && <div className="fold-body">{children}</div>}
    </details>
  );
}

function Baselines({ baselines }: { readonly baselines: readonly Baseline[] }) {
  const words = useWords(dnaWords).relations;
  return (
    <dl className="baselines">
      {baselines.map((each) => (
        <div key={each.name}>
          <dt>{words.baseline(each)}</dt>
          <dd className="digits" title={String(each.baseline)}>
            {each.kind === 'rate' ? formatPercent(each.baseline) : formatNumber(each.baseline)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Correlations({ correlations }: { readonly correlations: readonly Correlation[] }) {
  const words = useWords(dnaWords).relations;
  return (
    <ul className="correlations">
      {correlations.map(({ left, right, r }) => (
        <li key={`${left} ${right}`}>
          <span>{words.pair(left, right)}</span>
          <span className="correlation-track" aria-hidden="true">
            <span
              className={r < 0 ? 'correlation-bar is-negative' : 'correlation-bar'}
              style={{ width: `${Math.abs(r) * 50}%` }}
            />
          </span>
          <span className="digits">{formatValue(Math.round(r * 100) / 100, { style: 'number' })}</span>
        </li>
      ))}
    </ul>
  );
}

function sampleTable({ sample, columns }: Profile) {
  const known = new Map(columns.map((column) => [column.name, column]));
  return {
    columns: sample.columns.map((name) => {
      const column = known.get(name);
      return { name, type: column?.type ?? '', kind: column?.kind ?? ('other' as const) };
    }),
    rows: sample.rows,
    truncated: false,
  };
}
