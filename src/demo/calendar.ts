const dayMs = 86_400_000;
const yearStart = Date.UTC(2024, 0, 1);
const daysInYear = 366;

/** Transactions by hour of the day, in parts of nothing in particular: quiet at night, busiest in the evening. */
const hourWeights = [
  9, 6, 5, 5, 6, 12, 24, 38, 52, 64, 72, 76, 80, 76, 70, 68, 70, 78, 90, 98, 92, 70, 42, 20,
];

/** An hour of 2024 and how many transactions fall into it. */
export interface HourSlot {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly hour: number;
  readonly isWeekend: boolean;
  readonly count: number;
}

/** Spreads a number of transactions over the hours of 2024, in order. The counts add up to `total`. */
export function* hoursOfYear(total: number, weekendFactor: number): Generator<HourSlot, void> {
  const days = Array.from({ length: daysInYear }, (_, index) => dayOf(index));
  const dayWeight = hourWeights.reduce((sum, weight) => sum + weight, 0);
  const totalWeight = days.reduce(
    (sum, { isWeekend }) => sum + dayWeight * (isWeekend ? weekendFactor : 1),
    0,
  );
  let weightSoFar = 0;
  let given = 0;
  for (const { day, isWeekend } of days) {
    for (const [hour, weight] of hourWeights.entries()) {
      weightSoFar += weight * (isWeekend ? weekendFactor : 1);
      const due = Math.min(total, Math.round((total * weightSoFar) / totalWeight));
      yield { day, hour, isWeekend, count: due - given };
      given = due;
    }
  }
}

function dayOf(index: number): { day: string; isWeekend: boolean } {
  const date = new Date(yearStart + index * dayMs);
  return { day: date.toISOString().slice(0, 10), isWeekend: date.getUTCDay() % 6 === 0 };
}

/** Days as `YYYY-MM-DD`, from the first on. */
export function daysFrom(firstDay: string, days: number): ReadonlySet<string> {
  const start = Date.parse(`${firstDay}T00:00:00Z`);
  return new Set(
    Array.from({ length: days }, (_, index) => new Date(start + index * dayMs).toISOString().slice(0, 10)),
  );
}
