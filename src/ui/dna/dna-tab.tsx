import { useEffect, useState } from 'react';
import type { Table } from '../../core/dataset.ts';
import type { Join } from '../../core/joins.ts';
import type { Profile } from '../../core/profile.ts';
import type { OpenDataset } from '../../state/datasets.ts';
import { ImportReportView } from '../imports/import-report.tsx';
import { useWords } from '../language/use-words.ts';
import { Empty } from '../parts/empty.tsx';
import { useStoreState } from '../stores-context.ts';
import { ColumnList } from './column-list.tsx';
import { DnaHead } from './dna-head.tsx';
import { Relations } from './relations.tsx';
import { ImportNotes, Warnings } from './remarks.tsx';
import { dnaWords } from './words.ts';
import './dna-tab.css';

/** Above this many columns, what concerns the whole table comes before them. */
const manyColumns = 40;

export default function DnaTab() {
  const words = useWords(dnaWords).tab;
  const open = useStoreState('datasets', (state) =>
    state.datasets.find((each) => each.dataset.id === state.activeId),
  );
  if (open === undefined) {
    return (
      <Empty title={words.noDataTitle}>
        <p>{words.noData}</p>
      </Empty>
    );
  }
  return <DatasetDna key={open.dataset.id} open={open} />;
}

function DatasetDna({ open }: { readonly open: OpenDataset }) {
  const { tables } = open.dataset;
  const [chosen, setChosen] = useState(0);
  const wanted = useStoreState('workspace', (state) => state.columnPlace?.table);
  useEffect(() => {
    const place = tables.findIndex(({ name }) => name === wanted);
    if (place >= 0) setChosen(place);
  }, [tables, wanted]);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const table = tables[chosen] ?? tables[0];
  if (table === undefined) return null;
  const profile = open.profiles[table.name];
  return (
    <div ref={setScroller} className="dna">
      {tables.length > 1 && <TableChoice tables={tables} chosen={chosen} onChoose={setChosen} />}
      <DnaHead open={open} table={table} profile={profile} />
      {profile === undefined ? (
        <SchemaOnly table={table} />
      ) : (
        <Measured key={table.name} profile={profile} open={open} scroller={scroller} />
      )}
    </div>
  );
}

interface TableChoiceProps {
  readonly tables: readonly Table[];
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
}

function TableChoice({ tables, chosen, onChoose }: TableChoiceProps) {
  const words = useWords(dnaWords).tab;
  return (
    <select
      className="table-choice"
      aria-label={words.table}
      value={chosen}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
    >
      {tables.map((table, place) => (
        <option key={table.name} value={place}>
          {table.name}
        </option>
      ))}
    </select>
  );
}

function SchemaOnly({ table }: { readonly table: Table }) {
  const words = useWords(dnaWords).tab;
  return (
    <ul className="dna-schema" aria-label={words.columns}>
      {table.columns.map((column) => (
        <li key={column.name}>
          <span>{column.name}</span>
          <code className="label">{column.type}</code>
        </li>
      ))}
    </ul>
  );
}

interface MeasuredProps {
  readonly profile: Profile;
  readonly open: OpenDataset;
  readonly scroller: HTMLElement | null;
}

function Measured({ profile, open, scroller }: MeasuredProps) {
  const joins = useStoreState('relations', (state) => state.joins);
  const relations = (
    <Relations profile={profile} joins={joins.filter((join) => concerns(join, profile.table))} />
  );
  const hasMany = profile.columns.length > manyColumns;
  return (
    <>
      <Warnings warnings={profile.warnings} />
      <ImportNotes notes={open.dataset.source.notes} />
      <ImportReportView open={open} table={profile.table} />
      {hasMany && relations}
      <ColumnList profile={profile} isMeasured={open.profileProgress === 1} scroller={scroller} />
      {!hasMany && relations}
    </>
  );
}

function concerns({ many, one }: Join, table: string): boolean {
  return many.table === table || one.table === table;
}
