import { useId } from 'react';
import { isNumericKind } from '../../core/cell.ts';
import type { ChartSpec } from '../../core/chart.ts';
import type { FindingTable } from '../findings/finding-table.ts';
import { useWords } from '../language/use-words.ts';
import { Button } from '../parts/button.tsx';
import { type ChartDraft, draftOf, possibleTypes, retyped, specOf } from './editable.ts';
import { chartsWords } from './words.ts';
import './chart-editor.css';

interface ChartEditorProps {
  readonly spec: ChartSpec;
  /** As the answer had it, where it was changed. */
  readonly original: ChartSpec | undefined;
  readonly table: FindingTable;
  readonly onChange: (spec: ChartSpec) => void;
  readonly onClose: () => void;
}

/** What is drawn and how; every change is seen at once and kept with the answer. */
export function ChartEditor({ spec, original, table, onChange, onClose }: ChartEditorProps) {
  const words = useWords(chartsWords);
  const { columns } = table;
  const draft = draftOf(spec);
  const along = spec.type === 'pie' ? words.editor.parts : words.editor.along;
  const take = (changed: ChartDraft) => {
    const made = specOf(changed, spec, columns);
    if (made !== undefined) onChange(made);
  };
  return (
    <section className="chart-editor" aria-label={words.frame.change}>
      <Choice
        label={words.editor.kind}
        value={spec.type}
        options={possibleTypes(columns).map((type) => [type, words.editor.kinds[type]] as const)}
        onChoose={(type) => take(retyped(draft, type, columns))}
      />
      {spec.type !== 'histogram' && (
        <>
          <Choice
            label={along}
            value={draft.x}
            options={[
              ...(spec.type === 'box' ? [['', words.editor.allTogether] as const] : []),
              ...columns.map(named),
            ]}
            onChoose={(x) => take({ ...draft, x })}
          />
          <Choice
            label={words.editor.measure}
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
            {words.editor.asAnswered}
          </Button>
        )}
        <Button onClick={onClose}>{words.editor.done}</Button>
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
  const words = useWords(chartsWords).editor;
  const isHeat = draft.type === 'heat';
  const free = columns.filter(({ name }) => name !== draft.x && name !== draft.y[0]);
  switch (draft.type) {
    case 'bar':
    case 'line':
    case 'area':
    case 'scatter':
    case 'heat':
      return (
        <Choice
          label={isHeat ? words.down : words.series}
          value={draft.series ?? ''}
          options={[...(isHeat ? [] : [['', words.none] as const]), ...free.map(named)]}
          onChoose={(series) =>
            onTake({ ...draft, series: series === '' ? undefined : series, y: draft.y.slice(0, 1) })
          }
        />
      );
    case 'combined':
      return (
        <Choice
          label={words.line}
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
  const words = useWords(chartsWords).editor;
  const isSorted = spec.type === 'bar' || spec.type === 'pie';
  const hasScale = spec.type === 'line' || spec.type === 'scatter';
  return (
    <>
      {spec.type === 'bar' && (
        <Choice
          label={words.arrangement}
          value={spec.arrangement}
          options={[
            ['grouped', words.grouped],
            ['stacked', words.stacked],
            ['percent', words.percent],
          ]}
          onChoose={(arrangement) => onChange({ ...spec, arrangement })}
        />
      )}
      {isSorted && (
        <Choice
          label={words.order}
          value={spec.sort ?? 'usual'}
          options={[
            ['usual', words.usual],
            ['descending', words.descending],
            ['ascending', words.ascending],
            ['given', words.given],
          ]}
          onChoose={(sort) => onChange({ ...spec, sort: sort === 'usual' ? undefined : sort })}
        />
      )}
      {hasScale && (
        <Choice
          label={words.scale}
          value={spec.scale ?? 'usual'}
          options={[
            ['usual', words.usual],
            ['linear', words.linear],
            ['log', words.log],
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
