import { formatPercent } from '../format.ts';
import './specimen.css';

const groups = [
  { label: '18–25', rate: 0.078, isPoint: true },
  { label: '26–35', rate: 0.052, isPoint: false },
  { label: '36–45', rate: 0.048, isPoint: false },
  { label: '46–55', rate: 0.047, isPoint: false },
  { label: '56+', rate: 0.044, isPoint: false },
];
const highest = 0.078;
const overall = 0.053;

/** A drawing of an answer: what one gets here, before anything is loaded. */
export function Specimen() {
  return (
    <figure className="specimen" aria-label="An example of a question and its answer">
      <p className="specimen-question">Which age group fails most often?</p>
      <p className="specimen-answer">
        <strong>18–25</strong> fails most: <Figure rate={highest} /> of its payments, against{' '}
        <Figure rate={overall} /> overall.
      </p>
      <div className="specimen-chart" aria-hidden="true">
        {groups.map(({ label, rate, isPoint }) => (
          <div key={label} className={isPoint ? 'specimen-row is-point' : 'specimen-row'}>
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
      <figcaption className="label">An example. In the app each number leads to its cell.</figcaption>
    </figure>
  );
}

function Figure({ rate }: { readonly rate: number }) {
  return <span className="specimen-number">{formatPercent(rate)}</span>;
}
