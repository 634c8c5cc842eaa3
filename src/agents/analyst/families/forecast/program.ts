import type { TimeGrain } from '../../intent.ts';
import { program, pythonText } from '../../python/program.ts';
import { type Series, seriesName } from './series.ts';

/** Periods after which a pattern is expected to return. */
const seasons: Readonly<Record<TimeGrain, number>> = {
  minute: 1,
  hour: 24,
  day: 7,
  week: 52,
  month: 12,
  quarter: 4,
  year: 1,
};

/** Periods that a forecast rests on at most; older ones say little about the next. */
const mostPeriods = 400;

export function forecastProgram(series: Series, steps: number): string {
  return program(['periods', 'forecast'], `${computed(series, steps)}\n${summary(series.grain)}`);
}

/** What was and what is expected as the rows of one table. */
export function forecastRows(series: Series, steps: number): string {
  return program(['periods', 'forecast'], `${computed(series, steps)}\n${rows(seriesName(series))}`);
}

function computed({ grain, how }: Series, steps: number): string {
  const filler = how === 'mean' ? 'None' : '0.0';
  return `
known = [row for row in zip(*(columns[name] for name in ["period", "value", "begins", "ends"])) if row[1] is not None]
begins_whole, ends_whole = complete_ends([row[2] for row in known], [row[3] for row in known])
left_out = [period_label(row[0], "${grain}") for row in ([] if begins_whole else known[:1]) + ([] if ends_whole else known[-1:])]
known = known[0 if begins_whole else 1 : len(known) if ends_whole else -1]
periods, values, filled = without_gaps([row[0] for row in known], [row[1] for row in known], "${grain}", ${filler})
periods, values = periods[-${mostPeriods}:], values[-${mostPeriods}:]
found = forecast(values, ${seasons[grain]}, ${steps})
ahead, at = [], periods[-1] if periods else None
for point in found["points"]:
    at = period_after(at, "${grain}")
    ahead.append({"period": at, "label": period_label(at, "${grain}"), **point})`;
}

function summary(grain: TimeGrain): string {
  return `
results = {
    **found,
    "points": ahead,
    "left_out": left_out,
    "filled": filled,
    "from": period_label(periods[0], "${grain}") if periods else None,
    "to": period_label(periods[-1], "${grain}") if periods else None,
    "total": sum(point["mean"] for point in ahead),
}`;
}

function rows(name: string): string {
  return `
results = [{"period": period, ${pythonText(name)}: value} for period, value in zip(periods, values)]
results += [
    {
        "period": point["period"],
        "forecast": point["mean"],
        "80 % from": point["low_80"],
        "80 % to": point["high_80"],
        "95 % from": point["low_95"],
        "95 % to": point["high_95"],
    }
    for point in ahead
]`;
}
