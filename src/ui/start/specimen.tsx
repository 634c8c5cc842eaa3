import './specimen.css';

const groups = [
  { label: '18–25', share: 1, text: '7.8 %', isPoint: true },
  { label: '26–35', share: 0.67, text: '5.2 %', isPoint: false },
  { label: '36–45', share: 0.62, text: '4.8 %', isPoint: false },
  { label: '46–55', share: 0.6, text: '4.7 %', isPoint: false },
  { label: '56+', share: 0.56, text: '4.4 %', isPoint: false },
];

/** A drawing of an answer: what one gets here, before anything is loaded. */
export function Specimen() {
  return (
    <figure className="specimen" aria-label="An example of a question and its answer">
      <p className="specimen-question">Which age group fails most often?</p>
      <p className="specimen-answer">
        <strong>18–25</strong> fails most: <span className="specimen-number">7.8 %</span> of its payments,
        against <span className="specimen-number">5.3 %</span> overall.
      </p>
      <div className="specimen-chart" aria-hidden="true">
        {groups.map(({ label, share, text, isPoint }) => (
          <div key={label} className={isPoint ? 'specimen-row is-point' : 'specimen-row'}>
            <span>{label}</span>
            <span className="specimen-track">
              <span className="specimen-bar" style={{ width: `${share * 100}%` }} />
            </span>
            <span>{text}</span>
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
