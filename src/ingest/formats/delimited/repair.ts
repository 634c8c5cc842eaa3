import { type IngestError, isAbort, QueryError } from '../../../core/error.ts';
import { refusedFile } from '../../../core/refused-file.ts';
import type { ReadRequest } from '../../format.ts';
import type { Attempt } from './attempt.ts';
import { type Complaint, complaintOf } from './complaint.ts';
import { type Mending, mend, plainDialect } from './mend.ts';
import { mendingNotes } from './notes.ts';
import { inferColumns, type Plan } from './plan.ts';
import { survey } from './survey.ts';

/** Rounds of reading, looking at what did not fit, and reading again. Each round widens a column or mends the file. */
const mostAttempts = 8;

/** What to try next when the engine complains; throws when nothing is left to try. */
export async function repair(
  request: ReadRequest,
  attempt: Attempt,
  complaint: Complaint,
  round: number,
): Promise<Attempt> {
  request.signal.throwIfAborted();
  if (round === mostAttempts) throw unreadable(complaint);
  switch (complaint.kind) {
    case 'value':
      return widen(request, attempt, round);
    case 'encoding':
    case 'shape':
      if (attempt.isMended) throw unreadable(complaint);
      return mendFile(request, withEncoding(attempt, complaint));
    case 'surplus':
      return { ...attempt, file: { ...attempt.file, plan: withLastColumn(attempt.file.plan) } };
    case 'memory':
      if (attempt.holding.hold === 'in place') throw unreadable(complaint);
      return {
        ...attempt,
        holding: { hold: 'in place', why: 'memory' },
        file: { ...attempt.file, hold: 'in place' },
      };
    case 'other':
      throw unreadable(complaint);
  }
}

/** What stands behind the last delimiter of some lines is a column after all. */
function withLastColumn(plan: Plan): Plan {
  const name = `column${plan.columns.length + 1}`;
  const columns = [...plan.columns, ...inferColumns([name], [new Set()], contextOf(plan))];
  return { ...plan, columns, hasTrailingDelimiter: false };
}

function contextOf({ originalDelimiter, choices }: Plan): Parameters<typeof inferColumns>[2] {
  return { delimiter: originalDelimiter, choices };
}

function withEncoding(attempt: Attempt, complaint: Complaint): Attempt {
  if (complaint.kind !== 'encoding') return attempt;
  const plan: Plan = { ...attempt.file.plan, encoding: 'windows-1252' };
  return { ...attempt, file: { ...attempt.file, plan } };
}

/** Looks at every value of the file, and gives the columns that some do not fit a type that all do. */
async function widen(request: ReadRequest, attempt: Attempt, round: number): Promise<Attempt> {
  try {
    const { columns, notes, holdsNamesAgain } = await survey(request, attempt.file, attempt.isMended);
    const mayLeaveOut = !attempt.isMended && attempt.file.plan.choices.amongRows !== 'rows';
    if (holdsNamesAgain && mayLeaveOut) return await mendFile(request, withoutNamesAgain(attempt));
    const plan: Plan = { ...attempt.file.plan, columns };
    return { ...attempt, file: { ...attempt.file, plan }, notes: [...attempt.notes, ...notes] };
  } catch (error) {
    if (isAbort(error) || !(error instanceof QueryError)) throw error;
    const complaint = complaintOf(error.message);
    if (complaint.kind === 'value') throw unreadable(complaint);
    return repair(request, attempt, complaint, round);
  }
}

function withoutNamesAgain(attempt: Attempt): Attempt {
  const { plan } = attempt.file;
  const among = { mark: undefined, ...plan.layout.among, names: plan.layout.header };
  return { ...attempt, file: { ...attempt.file, plan: { ...plan, layout: { ...plan.layout, among } } } };
}

/** Writes the file anew, in UTF-8 and with rows that are all of one width. */
export async function mendFile(request: ReadRequest, attempt: Attempt): Promise<Attempt> {
  const { engine, signal, onProgress, tableName } = request;
  const { plan, path } = attempt.file;
  const width = widthOf(plan);
  const mending = await mend({
    blob: attempt.blob,
    encoding: plan.encoding,
    dialect: plan.dialect,
    width,
    skipRecords: plan.skipRecords,
    endRecords: plan.endRecords,
    among: plan.layout.among,
    signal,
    onProgress: (fraction) => onProgress(fraction / 2),
  });
  await refuseWithoutRoom(mending.blob);
  await engine.unmount(path);
  return {
    ...attempt,
    counting: Promise.resolve({ way: 'mended', cells: mending.cells }),
    blob: mending.blob,
    isMended: true,
    notes: [...attempt.notes, ...mendingNotes(plan, mending, width)],
    file: {
      path: await engine.mount(`${tableName}.mended`, mending.blob),
      plan: planAfter(plan, mending, width),
      longestLine: mending.longestLine,
      hold: attempt.holding.hold,
    },
  };
}

/** Cells in a line, with one behind the last delimiter. */
export function widthOf({ columns, hasTrailingDelimiter }: Plan): number {
  return columns.length + (hasTrailingDelimiter ? 1 : 0);
}

function planAfter(plan: Plan, { width }: Mending, before: number): Plan {
  const known = plan.columns.length;
  const isWider = width > before;
  const surplus = Array.from(
    { length: isWider ? width - known : 0 },
    (_, index) => `column${known + index + 1}`,
  );
  const unseen = surplus.map(() => new Set<string>());
  return {
    ...plan,
    dialect: plainDialect,
    skipRecords: 0,
    skipBytes: 0,
    endRecords: Number.POSITIVE_INFINITY,
    endBytes: Number.POSITIVE_INFINITY,
    lineEnd: '\n',
    hasTrailingDelimiter: plan.hasTrailingDelimiter && !isWider,
    columns: [...plan.columns, ...inferColumns(surplus, unseen, contextOf(plan))],
  };
}

/** A browser that has no room for the copy says so only when it is read. */
async function refuseWithoutRoom(copy: Blob): Promise<void> {
  try {
    await copy.slice(-1).arrayBuffer();
  } catch {
    throw refusedFile({ code: 'no-room' });
  }
}

function unreadable(complaint: Complaint): IngestError {
  const line = 'line' in complaint ? complaint.line : undefined;
  const reason = complaint.kind === 'other' ? complaint.reason : undefined;
  return refusedFile({ code: 'no-table', line, reason });
}
