import type { Series } from './plot-data.ts';

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

export function LeftOut({ words }: { readonly words: string | undefined }) {
  return words === undefined ? null : (
    <p className="left-out">{`Not everything fits: ${words}. The table has all.`}</p>
  );
}
