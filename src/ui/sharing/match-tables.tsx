import { Check, CircleHelp } from 'lucide-react';
import { useId, useState } from 'react';
import type { ColumnMatch, TableMatch } from '../../core/replay.ts';
import type { ReplayRun } from '../../state/replay.ts';
import { stateWords } from '../../state/words.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { useStoreState } from '../stores-context.ts';
import { useReplay } from './sharing-context.ts';
import { sharingWords } from './words.tsx';
import './code-fields.css';
import './match-tables.css';

interface MatchTablesProps {
  readonly run: ReplayRun;
  /** Nothing goes on before it is answered; else it is folded, to be looked at and changed. */
  readonly isAsked: boolean;
}

/** The first step of every analysis: which rows count, and what its columns are in this data. */
export function MatchTables({ run, isAsked }: MatchTablesProps) {
  const words = useWords(sharingWords).matching;
  const compute = useReplay((state) => state.compute);
  const body = run.matches.map((match) => (
    <MatchTable key={match.recorded} match={match} isAsked={isAsked} />
  ));
  if (!isAsked) {
    return (
      <details className="match-fold">
        <summary>{summaryOf(run, words)}</summary>
        {body}
      </details>
    );
  }
  return (
    <section className="match-asked" aria-labelledby="match-title">
      <h2 id="match-title">{words.title}</h2>
      {body}
      <Button look="primary" icon={Check} onClick={() => void compute()}>
        {words.confirm}
      </Button>
    </section>
  );
}

function summaryOf({ matches }: ReplayRun, words: typeof sharingWords.matching): string {
  const used = matches.flatMap(({ columns }) => columns).filter(({ isUsed }) => isUsed);
  const renamed = used.filter(({ recorded, stand }) => stand !== null && !isCalled(stand, recorded)).length;
  const filtered = matches.some(({ filter }) => filter.trim() !== '');
  return words.folded(used.length, renamed, filtered);
}

function isCalled(stand: NonNullable<ColumnMatch['stand']>, name: string): boolean {
  return 'column' in stand && stand.column === name;
}

function MatchTable({ match, isAsked }: { readonly match: TableMatch; readonly isAsked: boolean }) {
  const words = useWords(sharingWords).matching;
  const columns = match.columns.filter(({ isUsed, isSure }) => isUsed && (!isAsked || !isSure));
  const names = useStoreState('datasets', (state) =>
    state.datasets.flatMap(({ dataset }) => dataset.tables).find(({ name }) => name === match.table),
  );
  return (
    <div className="match-table">
      {match.table === null && <p role="alert">{words.noTable(match.recorded)}</p>}
      <ul>
        {columns.map((column) => (
          <MatchRow
            key={column.recorded}
            table={match.recorded}
            match={column}
            names={names?.columns.map(({ name }) => name) ?? []}
          />
        ))}
      </ul>
      {!isAsked && <Filter match={match} />}
    </div>
  );
}

interface MatchRowProps {
  readonly table: string;
  readonly match: ColumnMatch;
  readonly names: readonly string[];
}

const own = '\0own';

function MatchRow({ table, match, names }: MatchRowProps) {
  const words = useWords(sharingWords).matching;
  const { doubt: doubtWords } = useWords(stateWords).replay;
  const id = useId();
  const choose = useReplay((state) => state.match);
  const { recorded, stand, candidates, doubt, isSure } = match;
  const isOwn = stand !== null && 'expression' in stand;
  const rest = names.filter((name) => !candidates.includes(name));
  const value = stand === null ? '' : 'column' in stand ? stand.column : own;
  const take = (chosen: string) => {
    if (chosen === own) choose(table, recorded, { expression: `"${value.replaceAll('"', '""')}"` });
    else choose(table, recorded, chosen === '' ? null : { column: chosen });
  };
  return (
    <li className={isSure ? 'match-row' : 'match-row is-unsure'}>
      <label htmlFor={id}>{recorded}</label>
      <span className="match-choice">
        <select
          id={id}
          value={value}
          aria-describedby={`${id}-doubt`}
          onChange={(event) => take(event.currentTarget.value)}
        >
          <option value="">{words.nothing}</option>
          {[...candidates, ...rest].map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
          <option value={own}>{words.ownDefinition}</option>
        </select>
        {isOwn && <Definition table={table} column={recorded} expression={stand.expression} />}
        <span id={`${id}-doubt`} className="match-doubt">
          {doubt !== undefined && (
            <>
              <CircleHelp size={13} aria-hidden />
              {doubtWords(doubt)}
            </>
          )}
        </span>
      </span>
    </li>
  );
}

interface DefinitionProps {
  readonly table: string;
  readonly column: string;
  readonly expression: string;
}

function Definition({ table, column, expression }: DefinitionProps) {
  const words = useWords(sharingWords).matching;
  const choose = useReplay((state) => state.match);
  return (
    <SqlLine
      label={words.definitionOf(column)}
      text={expression}
      placeholder="amount / 100"
      onTake={(text) => choose(table, column, text.trim() === '' ? null : { expression: text })}
    />
  );
}

function Filter({ match }: { readonly match: TableMatch }) {
  const words = useWords(sharingWords).matching;
  const filter = useReplay((state) => state.filter);
  return (
    <div className="match-filter">
      <SqlLine
        label={words.filter}
        isLabelSeen
        text={match.filter}
        placeholder="status <> 'TEST'"
        onTake={(text) => filter(match.recorded, text)}
      />
    </div>
  );
}

interface SqlLineProps {
  readonly label: string;
  readonly isLabelSeen?: boolean;
  readonly text: string;
  readonly placeholder: string;
  readonly onTake: (text: string) => void;
}

/** Taken with Enter, or when it is left; everything after it is then to be computed again. */
function SqlLine({ label, isLabelSeen = false, text, placeholder, onTake }: SqlLineProps) {
  const id = useId();
  const [draft, setDraft] = useState(text);
  const take = () => {
    if (draft !== text) onTake(draft);
  };
  return (
    <>
      <label htmlFor={id} className={isLabelSeen ? '' : 'unseen'}>
        {label}
      </label>
      <input
        id={id}
        className="sql-line"
        value={draft}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) take();
        }}
      />
    </>
  );
}
