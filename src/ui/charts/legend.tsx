import { useWords } from '../language/use-words.ts';
import type { Series } from './plot-data.ts';
import { chartsWords } from './words.ts';

/** Names the series in their order, where they are not named in the drawing. */
export function Legend({ series }: { readonly series: readonly Pick<Series, 'name' | 'color'>[] }) {
  if (series.length < 2) return null;
  return (
    <ul className="legend" aria-hidden="true">
      {series.map(({ name, color }) => (
        <li key={name}>
          <span className="legend-mark" style={{ background: color }} />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** `what` is part of a sentence: "the first 30 of 50 are drawn". */
export function LeftOut({ what }: { readonly what: string | undefined }) {
  const words = useWords(chartsWords).leftOut;
  return what === undefined ? null : <p className="left-out">{words.said(what)}</p>;
}
