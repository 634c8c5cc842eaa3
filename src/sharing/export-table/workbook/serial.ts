import type { CellKind } from '../../../core/cell.ts';
import { styles } from './styles.ts';

const dayMs = 86_400_000;
/** Day 0 of Excel's calendar, which is right from March 1900 on. */
const dayZero = Date.UTC(1899, 11, 30);
const firstRightDay = 61;

interface Serial {
  readonly value: number;
  readonly style: number;
}

/** A date or time as Excel counts it; `undefined` for what it cannot count, which stays text. Zoned moments are in UTC. */
export function serialOf(text: string, kind: CellKind): Serial | undefined {
  if (kind === 'time') return timeSerial(text);
  if (kind !== 'date' && kind !== 'timestamp') return undefined;
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}):(\d{2})(\.\d+)?)?(?:\+00)?$/.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, fraction = 0] = parts
    .slice(1)
    .map((part) => Number((part as string | undefined) ?? 0));
  const value = (Date.UTC(year, month - 1, day, hour, minute, second) - dayZero + fraction * 1000) / dayMs;
  if (value < firstRightDay) return undefined;
  return { value, style: kind === 'date' ? styles.date : styles.moment };
}

function timeSerial(text: string): Serial | undefined {
  const parts = /^(\d{2}):(\d{2}):(\d{2}(?:\.\d+)?)$/.exec(text);
  if (parts === null) return undefined;
  const [hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  return { value: (hour * 3600 + minute * 60 + second) / 86_400, style: styles.time };
}
