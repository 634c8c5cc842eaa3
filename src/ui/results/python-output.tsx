import type { PythonResult } from '../../core/engine.ts';
import './python-output.css';

/** What a run of Python gave back that is not a table. */
export function PythonOutput({ result }: { readonly result: PythonResult }) {
  const { figures, results, stdout, table } = result;
  return (
    <div className="python-output">
      {figures.map((figure, place) => (
        <img
          key={figure.data}
          src={`data:${figure.mediaType};base64,${figure.data}`}
          alt={`Figure ${place + 1}`}
        />
      ))}
      {table === null && results !== null && (
        <section>
          <h4 className="label">Result</h4>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long output is scrolled with the arrow keys */}
          <pre tabIndex={0}>{JSON.stringify(results, null, 2)}</pre>
        </section>
      )}
      {stdout !== '' && (
        <section>
          <h4 className="label">Printed</h4>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long output is scrolled with the arrow keys */}
          <pre tabIndex={0}>{stdout}</pre>
        </section>
      )}
    </div>
  );
}
