import { useId } from 'react';
import { isNumericKind } from '../../core/cell.ts';
import type { ChartSpec, ChartType } from '../../core/chart.ts';
import type { FindingTable } from '../findings/finding-table.ts';
import { Button } from '../parts/button.tsx';
import { type ChartDraft, draftOf, possibleTypes, retyped, specOf } from './editable.ts';
import './chart-editor.css';

interface ChartEditorProps {
  readonly spec: ChartSpec;
  /** As the answer had it, where it was changed. */
  readonly original: ChartSpec | undefined;
  readonly table: FindingTable;
  readonly onChange: (spec: ChartSpec) => void;
  readonly onClose: () => void;
}

const names: Readonly<Record<ChartType, string>> = {
  bar: 'Bars',
  line: 'Line',
  area: 'Area',
  scatter: 'Points',
  histogram: 'Histogram',
  box: 'Box',
  pie: 'Parts of a whole',
  heat: 'Heat map',
  combined: 'Bars and line',
};

/** What is drawn and how; every change is seen at once and kept with the answer. */
export function ChartEditor({ spec, original, table, onChange, onClose }: ChartEditorProps) {
  const { columns } = table;
  const draft = draftOf(spec);
  const take = (changed: ChartDraft) => {
    const made = specOf(changed, spec, columns);
    if (made !== undefined) onChange(made);
  };
  return (
    <section className="chart-editor" aria-label="Change the chart">
      <Choice
        label="Kind"
        value={spec.type}
        options={possibleTypes(columns).map((type) => [type, names[type]] as const)}
        onChoose={(type) => take(retyped(draft, type, columns))}
      />
      {spec.type !== 'histogram' && (
        <>
          <Choice
            label={spec.type === 'pie' ? 'Parts' : 'Along'}
            value={draft.x}
            options={[...(spec.type === 'box' ? [['', 'All together'] as const] : []), ...columns.map(named)]}
            onChoose={(x) => take({ ...draft, x })}
          />
          <Choice
            label="Measure"
            value={draft.y[0] ?? ''}
            options={columns.filter(({ kind }) => isNumericKind(kind)).map(named)}
            onChoose={(first) =>
              take({ ...draft, y: [first, ...draft.y.slice(1).filter((name) => name !== first)] })
            }
          />
        </>
      )}
      <SecondMeasure draft={draft} table={table} onTake={take} />
      <Details spec={spec} onChange={onChange} />
      <div className="chart-editor-actions">
        {original !== undefined && (
          <Button look="quiet" onClick={() => onChange(original)}>
            As the answer had it
          </Button>
        )}
        <Button onClick={onClose}>Done</Button>
      </div>
    </section>
  );
}

/** What makes series, or the second axis. */
function SecondMeasure({
  draft,
  table: { columns },
  onTake,
}: {
  readonly draft: ChartDraft;
  readonly table: FindingTable;
  readonly onTake: (draft: ChartDraft) => void;
}) {
  const free = columns.filter(({ name }) => name !== draft.x && name !== draft.y[0]);
  switch (draft.type) {
    case 'bar':
    case 'line':
    case 'area':
    case 'scatter':
    case 'heat':
      return (
        <Choice
          label={draft.type === 'heat' ? 'Down' : 'Series'}
          value={draft.series ?? ''}
          options={[...(draft.type === 'heat' ? [] : [['', 'None'] as const]), ...free.map(named)]}
          onChoose={(series) =>
            onTake({ ...draft, series: series === '' ? undefined : series, y: draft.y.slice(0, 1) })
          }
        />
      );
    case 'combined':
      return (
        <Choice
          label="Line"
          value={draft.y[1] ?? ''}
          options={free.filter(({ kind }) => isNumericKind(kind)).map(named)}
          onChoose={(line) => onTake({ ...draft, y: [draft.y[0] ?? '', line] })}
        />
      );
    case 'pie':
    case 'box':
    case 'histogram':
      return null;
  }
}

/** Order, arrangement and scale, where the kind has them. */
function Details({ spec, onChange }: Pick<ChartEditorProps, 'spec' | 'onChange'>) {
  const isSorted = spec.type === 'bar' || spec.type === 'pie';
  const hasScale = spec.type === 'line' || spec.type === 'scatter';
  return (
    <>
      {spec.type === 'bar' && (
        <Choice
          label="Series are"
          value={spec.arrangement}
          options={[
            ['grouped', 'Side by side'],
            ['stacked', 'On each other'],
            ['percent', 'Shares of 100 %'],
          ]}
          onChoose={(arrangement) => onChange({ ...spec, arrangement })}
        />
      )}
      {isSorted && (
        <Choice
          label="Order"
          value={spec.sort ?? 'usual'}
          options={[
            ['usual', 'Chosen for me'],
            ['descending', 'Greatest first'],
            ['ascending', 'Least first'],
            ['given', 'As in the result'],
          ]}
          onChoose={(sort) => onChange({ ...spec, sort: sort === 'usual' ? undefined : sort })}
        />
      )}
      {hasScale && (
        <Choice
          label="Scale"
          value={spec.scale ?? 'usual'}
          options={[
            ['usual', 'Chosen for me'],
            ['linear', 'Even'],
            ['log', 'Logarithmic'],
          ]}
          onChoose={(scale) => onChange({ ...spec, scale: scale === 'usual' ? undefined : scale })}
        />
      )}
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, name: string])[];
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="chart-choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options.find(([each]) => each === currentTarget.value);
          if (chosen !== undefined) onChoose(chosen[0]);
        }}
      >
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function named({ name }: { readonly name: string }): readonly [string, string] {
  return [name, name];
}
