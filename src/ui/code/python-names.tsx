import { useWords } from '../language/use-words.ts';
import { codeWords } from './words.ts';

interface PythonNamesProps {
  readonly hasTable: boolean;
  readonly packages: readonly string[];
}

const always = [
  ['columns["name"]', 'columns'],
  ['rows()', 'rows'],
  ['result', 'result'],
  ['results = …', 'results'],
] as const;

const withPandas = [
  ['df', 'df'],
  ['result_df', 'resultDf'],
] as const;

/** The names that code finds, before it is first run. */
export function PythonNames({ hasTable, packages }: PythonNamesProps) {
  const words = useWords(codeWords).names;
  if (!hasTable) return <p className="console-note">{words.needsFile}</p>;
  const names = packages.includes('pandas') ? [...always, ...withPandas] : always;
  return (
    <dl className="python-names" aria-label={words.list}>
      {names.map(([name, meaning]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{words[meaning]}</dd>
        </div>
      ))}
    </dl>
  );
}
