import { useId } from 'react';
import './segments.css';

interface SegmentsProps<Value extends string> {
  readonly legend: string;
  readonly choices: readonly { readonly value: Value; readonly name: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of two or three, side by side. */
export function Segments<Value extends string>({ legend, choices, chosen, onChoose }: SegmentsProps<Value>) {
  const id = useId();
  return (
    <fieldset className="segments">
      <legend className="unseen">{legend}</legend>
      {choices.map(({ value, name }) => (
        <label key={value}>
          <input type="radio" name={id} checked={value === chosen} onChange={() => onChoose(value)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
