import { type ReactNode, useId } from 'react';
import './choices.css';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly name: string;
  readonly words: ReactNode;
}

interface ChoicesProps<Value extends string> {
  readonly legend: string;
  readonly isLegendUnseen?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, each explained. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { legend, isLegendUnseen, choices, chosen, onChoose } = props;
  const id = useId();
  return (
    <fieldset className="choices">
      <legend className={isLegendUnseen === true ? 'unseen' : undefined}>{legend}</legend>
      {choices.map(({ value, name, words }) => (
        <label key={value} className={value === chosen ? 'choice is-chosen' : 'choice'}>
          <input
            type="radio"
            name={id}
            checked={value === chosen}
            aria-describedby={`${id}-${value}`}
            aria-label={name}
            onChange={() => onChoose(value)}
          />
          <span className="choice-name" aria-hidden="true">
            {name}
          </span>
          <span id={`${id}-${value}`} className="choice-words">
            {words}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
