/** A part of the day by its full hours, 0 to 23. Where it begins and ends is a matter of opinion: the answer says it. */
export interface DayPart {
  /** As it is said behind a figure. */
  readonly adverb: string;
  readonly words: readonly string[];
  readonly hours: readonly number[];
}

const dayPart = (adverb: string, words: string, from: number, count: number): DayPart => ({
  adverb,
  words: words.split('|'),
  hours: Array.from({ length: count }, (_, index) => (from + index) % 24),
});

export const dayParts: readonly DayPart[] = [
  dayPart(
    'at night',
    'night|nights|at night|at nights|by night|during the night|in the night|overnight|nighttime|at nighttime|night time|late at night|late night',
    22,
    8,
  ),
  dayPart(
    'early in the morning',
    'early morning|early mornings|early in the morning|in the early morning|in the early mornings',
    4,
    3,
  ),
  dayPart(
    'in the morning',
    'morning|mornings|in the morning|in the mornings|during the morning|in mornings',
    6,
    6,
  ),
  dayPart('at noon', 'noon|midday|at noon|at midday|around noon|around midday', 12, 1),
  dayPart(
    'in the afternoon',
    'afternoon|afternoons|in the afternoon|in the afternoons|during the afternoon',
    12,
    6,
  ),
  dayPart(
    'in the evening',
    'evening|evenings|in the evening|in the evenings|during the evening|in evenings',
    18,
    4,
  ),
  dayPart(
    'during the day',
    'daytime|during the day|in the daytime|during daytime|during the daytime|day time|in daytime',
    6,
    16,
  ),
  dayPart('around midnight', 'midnight|at midnight|around midnight', 0, 1),
];
