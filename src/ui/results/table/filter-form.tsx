import { type SubmitEvent, useId, useState } from 'react';
import { isNumericKind, isTemporalKind } from '../../../core/cell.ts';
import type { Column } from '../../../core/dataset.ts';
import { type Condition, type ConditionTest, conditionTests, testsFor } from '../../../core/held-result.ts';
import { Button } from '../../parts/button.tsx';
import { needsValue, testWords, typedValue } from './condition-words.ts';
import './filter-form.css';

interface FilterFormProps {
  readonly column: Column;
  readonly condition: Condition | undefined;
  readonly onApply: (condition: Condition | undefined) => void;
}

/** Which rows are shown, by one column. */
export function FilterForm({ column, condition, onApply }: FilterFormProps) {
  const id = useId();
  const tests = testsFor(column.kind);
  const [test, setTest] = useState<ConditionTest>(condition?.test ?? tests[0] ?? 'present');
  const [text, setText] = useState(condition?.value ?? '');
  const value = needsValue(test) ? typedValue(text, column.kind) : '';
  const isWrong = value === undefined && text.trim() !== '';
  const apply = (event: SubmitEvent) => {
    event.preventDefault();
    if (value !== undefined) onApply({ column: column.name, test, value });
  };
  return (
    <form className="filter-form" onSubmit={apply}>
      <label htmlFor={`${id}-test`} className="label">
        Show rows whose value
      </label>
      <select
        id={`${id}-test`}
        value={test}
        onChange={({ currentTarget }) =>
          setTest(conditionTests.find((each) => each === currentTarget.value) ?? test)
        }
      >
        {tests.map((each) => (
          <option key={each} value={each}>
            {testWords(each, column.kind)}
          </option>
        ))}
      </select>
      {needsValue(test) && (
        <input
          aria-label={`Value of ${column.name}`}
          aria-invalid={isWrong}
          value={text}
          placeholder={exampleOf(column)}
          inputMode={isNumericKind(column.kind) ? 'decimal' : 'text'}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      {isWrong && <p className="label is-wrong">{`Write it like ${exampleOf(column)}.`}</p>}
      <div className="filter-actions">
        {condition !== undefined && (
          <Button look="quiet" onClick={() => onApply(undefined)}>
            Remove filter
          </Button>
        )}
        <button type="submit" className="button" disabled={value === undefined}>
          Filter
        </button>
      </div>
    </form>
  );
}

function exampleOf({ kind }: Column): string {
  if (isNumericKind(kind)) return '1200';
  if (isTemporalKind(kind)) return '2024-03-31';
  if (kind === 'time') return '14:30';
  return kind === 'boolean' ? 'true' : 'any text';
}
