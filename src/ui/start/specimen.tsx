import { formatPercent } from '../format.ts';
import { specimenFigures } from './specimen-figures.ts';
import './specimen.css';

const groups = specimenFigures.map(({ label, count, failed }) => ({ label, rate: failed / count }));
const [point] = groups;
const highest = point?.rate ?? 1;
const overall = total('failed') / total('count');

function total(name: 'count' | 'failed'): number {
  return specimenFigures.reduce((sum, figures) => sum + figures[name], 0);
}

/** A drawing of an answer: what one gets here, before anything is loaded. */
export function Specimen() {
  return (
    <figure className="specimen" aria-label="An example of a question and its answer">
      <p className="specimen-question">Which age group fails most often?</p>
      <p className="specimen-answer">
        <strong>{point?.label}</strong> fails most: <Figure rate={highest} /> of its payments, against{' '}
        <Figure rate={overall} /> overall.
      </p>
      <div className="specimen-chart" aria-hidden="true">
        {groups.map(({ label, rate }, index) => (
          <div key={label} className={index === 0 ? 'specimen-row is-point' : 'specimen-row'}>
            <span>{label}</span>
            <span className="specimen-track">
              <span className="specimen-bar" style={{ width: `${(rate / highest) * 100}%` }} />
            </span>
            <span>{formatPercent(rate)}</span>
          </div>
        ))}
      </div>
      <pre className="specimen-code" aria-hidden="true">
        {"SELECT age_group, avg((status = 'FAILED')::INT)\nFROM transactions GROUP BY age_group"}
      </pre>
      <figcaption className="label">From the demo data. In the app each number leads to its cell.</figcaption>
    </figure>
  );
}

function Figure({ rate }: { readonly rate: number }) {
  return <span className="specimen-number">{formatPercent(rate)}</span>;
}
