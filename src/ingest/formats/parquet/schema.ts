import type { ImportNote } from '../../../core/dataset.ts';
import type { ParsedPart } from '../../../core/engine.ts';
import type { ImportFact } from '../../../core/import-fact.ts';
import { infoNote } from '../../../core/import-note.ts';
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
  return columns.flatMap((element) => factsOn(element).map(infoNote));
}

function factsOn(element: Element): readonly ImportFact[] {
  const column = element.name;
  return [
    ...(isInstant(element) ? [{ code: 'times-to-utc', column } as const] : []),
    ...(hasNanosecondTimes(element) ? [{ code: 'cut-to-microseconds', column, what: 'times' } as const] : []),
    ...(isOfNoKindHere(element) ? [{ code: 'kept-as-bytes', column, why: 'no-kind-here' } as const] : []),
  ];
}

function isOfNoKindHere({ logical_type: logical }: Element): boolean {
  return ['GEOMETRY', 'GEOGRAPHY', 'VARIANT'].includes(logical?.type ?? '');
}

function isInstant({ logical_type: logical }: Element): boolean {
  return logical?.type === 'TIMESTAMP' && logical.isAdjustedToUTC;
}

function hasNanosecondTimes({ logical_type: logical }: Element): boolean {
  return logical?.type === 'TIME' && logical.unit === 'NANOS';
}
