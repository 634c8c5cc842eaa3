import { readAgainst } from './against.ts';
import { joinAlternatives, readSame } from './alternatives.ts';
import { readBetween, readComparisons, readRanges } from './comparisons.ts';
import type { Condition } from './condition.ts';
import { readDates, readWeekends } from './dates.ts';
import { readDayParts } from './day-parts.ts';
import { readEvents } from './events.ts';
import { readFlags, readLacking } from './flags.ts';
import { readLateness } from './lateness.ts';
import { readOrdinalParts } from './ordinal-parts.ts';
import { readPlainNumbers } from './plain-numbers.ts';
import { readPossession } from './possession.ts';
import type { Reader, Source } from './reader.ts';
import { readSigns } from './signs.ts';
import { readStages } from './stages.ts';
import { readStarts, readValues } from './values.ts';

/** Comparisons, periods, values and yes/no columns, in this order: each takes its marks from the next. */
export function readConditions(source: Source): Condition[] {
  const reader: Reader = { ...source, taken: new Set(), conditions: [] };
  readStarts(reader);
  readDates(reader);
  readWeekends(reader);
  readDayParts(reader);
  readOrdinalParts(reader);
  readBetween(reader);
  readRanges(reader);
  readAgainst(reader);
  readComparisons(reader);
  readValues(reader);
  readPlainNumbers(reader);
  readLateness(reader);
  readEvents(reader);
  readPossession(reader);
  readLacking(reader);
  readFlags(reader);
  readStages(reader);
  readSigns(reader);
  return readSame(reader, joinAlternatives(reader));
}
