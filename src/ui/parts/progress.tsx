import './progress.css';

/** A thin bar with a name for screen readers. `value` runs from 0 to 1; without it the end is not known. */
export function Progress({ label, value }: { readonly label: string; readonly value?: number | undefined }) {
  return <progress className="progress" aria-label={label} {...(value === undefined ? {} : { value })} />;
}
