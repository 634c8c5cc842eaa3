import { type SubmitEvent, useId, useState } from 'react';
import { isNumericKind, isTemporalKind } from '../../../core/cell.ts';
import type { Column } from '../../../core/dataset.ts';
import { type Condition, type ConditionTest, conditionTests, testsFor } from '../../../core/held-result.ts';
import { useWords } from '../../language/use-words.ts';
import { Button } from '../../parts/button.tsx';
import { needsValue, testWords, typedValue } from './condition-words.ts';
import { resultsTableWords } from './words.ts';
import './filter-form.css';

interface FilterFormProps {
  readonly column: Column;
  readonly condition: Condition | undefined;
  readonly onApply: (condition: Condition | undefined) => void;
}

/** Which rows are shown, by one column. */
export function FilterForm({ column, condition, onApply }: FilterFormProps) {
  const id = useId();
  const words = useWords(resultsTableWords);
  const tests = testsFor(column.kind);
  const [test, setTest] = useState<ConditionTest>(condition?.test ?? tests[0] ?? 'present');
  const [text, setText] = useState(condition?.value ?? '');
  const value = needsValue(test) ? typedValue(text, column.kind, words) : '';
  const isWrong = value === undefined && text.trim() !== '';
  const apply = (event: SubmitEvent) => {
    event.preventDefault();
    if (value !== undefined) onApply({ column: column.name, test, value });
  };
  return (
    <form className="filter-form" onSubmit={apply}>
      <label htmlFor={`${id}-test`} className="label">
        {words.filter.question}
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
            {testWords(each, column.kind, words)}
          </option>
        ))}
      </select>
      {needsValue(test) && (
        <input
          aria-label={words.filter.value(column.name)}
          aria-invalid={isWrong}
          value={text}
          placeholder={exampleOf(column, words.filter)}
          inputMode={isNumericKind(column.kind) ? 'decimal' : 'text'}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      {isWrong && <p className="label is-wrong">{words.filter.writeLike(exampleOf(column, words.filter))}</p>}
      <div className="filter-actions">
        {condition !== undefined && (
          <Button look="quiet" onClick={() => onApply(undefined)}>
            {words.filter.remove}
          </Button>
        )}
        <button type="submit" className="button" disabled={value === undefined}>
          {words.filter.apply}
        </button>
      </div>
    </form>
  );
}

function exampleOf({ kind }: Column, words: (typeof resultsTableWords)['filter']): string {
  if (isNumericKind(kind)) return '1200';
  if (isTemporalKind(kind)) return '2024-03-31';
  if (kind === 'time') return '14:30';
  return kind === 'boolean' ? words.truth : words.anyText;
}
