import type { AgentContext } from '../../core/agent.ts';

/** What was tried on this build of the engine: what models write from habit and is not there, and what is there instead. */
export function sqlNotes({ equipment }: AgentContext): string {
  const extensions = equipment?.sqlExtensions ?? [];
  const lacks = [
    ...(extensions.includes('icu')
      ? []
      : [
          "current_date, today(), AT TIME ZONE and arithmetic on TIMESTAMPTZ (write dates as DATE '2024-01-31')",
        ]),
    ...(extensions.includes('json') ? [] : ['JSON functions and the type JSON']),
  ];
  const more = extensions.length === 0 ? '' : ` Loaded extensions: ${extensions.join(', ')}.`;
  return `SQL is DuckDB's (v1.4), one SELECT, read-only. Quote a name with " unless it is lower-case letters, digits and _.
Not there: ${[...lacks, 'the PIVOT and UNPIVOT statements (… FROM (…) PIVOT (sum(x) FOR c IN (…)) is there)', 'TOP, DATEADD, to_char, width_bucket', 'SET, ATTACH, COPY, files, and every statement that changes something'].join('; ')}.
There: date_trunc('month', d), date_diff('day', a, b), d + INTERVAL 1 MONTH, strftime(d, '%Y-%m'), strptime, date_part, dayname; FILTER (WHERE …), QUALIFY, GROUP BY ALL, window functions, ASOF JOIN; median, quantile_cont(x, 0.9), mode, stddev_samp, corr, regr_slope, regr_r2, skewness, arg_max; ILIKE, regexp_matches, try_cast, string_agg; / divides exactly, // rounds down.${more}`;
}

/** The packages that are there, and how the data is reached with and without pandas. */
export function pythonNotes({ equipment }: AgentContext): string {
  const packages = equipment?.pythonPackages ?? [];
  const data = packages.includes('pandas')
    ? 'The active table is `df`, the input is `result_df` (pandas).'
    : 'pandas is not there.';
  const there =
    packages.length === 0
      ? 'only the standard library (statistics, math, datetime, …)'
      : `the standard library, ${packages.join(', ')}`;
  return `Python 3: ${there}. No files, no network, no charts. ${data} Always: \`columns\` (name → list of values) and \`rows()\` (list of dicts) of the input, or of the active table where there is none. Empty cells are None. Assign what was found to \`results\`: a dict, or a list of dicts, with short keys; rates as fractions. Ten seconds at most: let SQL reduce large tables first.`;
}
