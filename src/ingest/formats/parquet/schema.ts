import type { ImportNote } from '../../../core/dataset.ts';
import type { ParsedPart } from '../../../core/engine.ts';
import type { Footer } from './footer.ts';

type Element = Footer['columns'][number];
type Refinement = Extract<ParsedPart, { kind: 'refine' }>;

/** What only Parquet's own schema tells: Arrow has bytes in the place of UUIDs, enums and texts of old writers. */
export function refinementsOf({ columns }: Footer): readonly Refinement[] {
  return columns.flatMap((element): Refinement[] => {
    const to = refinementOf(element);
    return to === undefined ? [] : [{ kind: 'refine', column: element.name, to }];
  });
}

function refinementOf(element: Element): Refinement['to'] | undefined {
  const { type, logical_type: logical, converted_type: converted } = element;
  if (element.repetition_type === 'REPEATED' || type === undefined) return undefined;
  if (logical?.type === 'UUID') return 'uuid';
  if (type !== 'BYTE_ARRAY') return undefined;
  const isEnum = logical?.type === 'ENUM' || converted === 'ENUM';
  const isPlain = logical === undefined && converted === undefined;
  return isEnum || isPlain ? 'text' : undefined;
}

/** What is read otherwise than it stands in the file. */
export function notesOf({ columns }: Footer): readonly ImportNote[] {
  return columns.flatMap((element) => [
    ...noteWhere(isInstant(element), element, 'The times in column "{}" were converted to UTC.'),
    ...noteWhere(
      hasNanosecondTimes(element),
      element,
      'The times of day in column "{}" were cut to microseconds.',
    ),
    ...noteWhere(
      ['GEOMETRY', 'GEOGRAPHY', 'VARIANT'].includes(element.logical_type?.type ?? ''),
      element,
      'Column "{}" holds values of a kind that is kept as bytes here.',
    ),
  ]);
}

function noteWhere(condition: boolean, { name }: Element, message: string): ImportNote[] {
  return condition ? [{ level: 'info', message: message.replace('{}', () => name), column: name }] : [];
}

function isInstant({ logical_type: logical }: Element): boolean {
  return logical?.type === 'TIMESTAMP' && logical.isAdjustedToUTC;
}

function hasNanosecondTimes({ logical_type: logical }: Element): boolean {
  return logical?.type === 'TIME' && logical.unit === 'NANOS';
}
