import type { Cell } from '../../core/cell.ts';
import type { PythonResult } from '../../core/engine.ts';
import { useWords } from '../language/use-words.ts';
import { Coded } from '../parts/coded.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { FigureView } from './figure-view.tsx';
import { JsonTree } from './json-tree.tsx';
import { Printed } from './printed.tsx';
import { resultsWords } from './words.ts';
import './python-output.css';

interface PythonOutputProps {
  readonly result: PythonResult;
  readonly code: string;
  /** For the names of files that are saved. */
  readonly name: string;
}

/** What a run of Python gave back that is not a table: what it printed, its value and its figures. */
export function PythonOutput({ result, code, name }: PythonOutputProps) {
  const { figures, stdout } = result;
  const words = useWords(resultsWords);
  return (
    <div className="python-output">
      <Printed text={stdout} />
      <LastExpression result={result} code={code} />
      <Value result={result} code={code} />
      {figures.map((figure, place) => {
        const label = figures.length === 1 ? words.figure.only : words.figure.one(place + 1, figures.length);
        return <FigureView key={label} figure={figure} label={label} fileName={`${name} ${place + 1}`} />;
      })}
      {gaveNothing(result) && (
        <p className="label">
          <Coded text={words.python.nothing} />
        </p>
      )}
    </div>
  );
}

/** Python's own words for what the code ends with. */
function LastExpression({ result, code }: { readonly result: PythonResult; readonly code: string }) {
  const { lastExpression } = result;
  const words = useWords(resultsWords).python;
  if (lastExpression === undefined || (showsValue(result, code) && !isBesideResults(code))) return null;
  return (
    <section className="python-value">
      <header>
        <h4 className="label">{words.lastExpression}</h4>
        <CopyButton label={words.copyLastExpression} text={() => lastExpression} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long output is scrolled with the arrow keys */}
      <pre tabIndex={0}>{lastExpression}</pre>
    </section>
  );
}

function Value({ result, code }: { readonly result: PythonResult; readonly code: string }) {
  const { results, table } = result;
  const words = useWords(resultsWords).python;
  if (table !== null || !showsValue(result, code)) return null;
  return (
    <section className="python-value">
      <header>
        <h4 className="label">{words.result}</h4>
        <CopyButton label={words.copyJson} text={() => jsonText(results)} />
      </header>
      <JsonTree value={results} />
    </section>
  );
}

/** A single value is shown in Python's words, where there are any. */
function showsValue({ results, table, lastExpression }: PythonResult, code: string): boolean {
  if (table !== null) return true;
  if (results === null) return false;
  return isCompound(results) || lastExpression === undefined || isBesideResults(code);
}

function isCompound(value: Cell): boolean {
  return value !== null && typeof value === 'object';
}

/** The last expression is another thing than `results`, which the code assigned for itself. */
function isBesideResults(code: string): boolean {
  return /^results\s*(:[^=\n]+)?=[^=]/m.test(code) && !/(^|\n)results\s*$/.test(code);
}

function gaveNothing({ results, lastExpression, figures, stdout }: PythonResult): boolean {
  return results === null && lastExpression === undefined && figures.length === 0 && stdout === '';
}

/** JSON has no word for NaN and the infinities: they become text. */
function jsonText(value: Cell): string {
  return JSON.stringify(
    value,
    (_, member: unknown) =>
      typeof member === 'number' && !Number.isFinite(member) ? String(member) : member,
    2,
  );
}
