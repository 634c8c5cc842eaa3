interface PythonNamesProps {
  readonly hasTable: boolean;
  readonly packages: readonly string[];
}

interface GivenName {
  readonly name: string;
  readonly meaning: string;
}

const always: readonly GivenName[] = [
  { name: 'columns["name"]', meaning: 'the values of a column, read when touched' },
  { name: 'rows()', meaning: 'all rows, each a dict' },
  { name: 'result', meaning: 'the rows of the query above' },
  { name: 'results = …', meaning: 'what the run gives back; else its last expression' },
];

const withPandas: readonly GivenName[] = [
  { name: 'df', meaning: 'the whole table, a DataFrame' },
  { name: 'result_df', meaning: 'the rows of the query, a DataFrame' },
];

/** The names that code finds, before it is first run. */
export function PythonNames({ hasTable, packages }: PythonNamesProps) {
  if (!hasTable)
    return <p className="console-note">Open a file to have its rows here. Python runs without, too.</p>;
  const names = packages.includes('pandas') ? [...always, ...withPandas] : always;
  return (
    <dl className="python-names" aria-label="Names that are there">
      {names.map(({ name, meaning }) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
