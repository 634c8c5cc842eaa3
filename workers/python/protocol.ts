import { z } from 'zod';
import type { Cell, CellKind } from '../../src/core/cell.ts';
import { columnSchema } from '../../src/core/dataset.ts';

/** One column on its way into the interpreter: numbers as a typed array that is transferred, all else as JSON text. */
export interface PostedColumn {
  readonly name: string;
  readonly kind: CellKind;
  readonly numbers: Float64Array<ArrayBuffer> | undefined;
  /** 1 where `numbers` has no value; absent when it has them all. */
  readonly nulls: Uint8Array<ArrayBuffer> | undefined;
  readonly json: string | undefined;
}

/** The first message to the worker; `port` is transferred, and everything else is said through it. */
export interface StartMessage {
  readonly port: MessagePort;
  /** Where Pyodide's files are; absolute, with a slash at the end. */
  readonly indexUrl: string;
  /** One byte of shared memory: 2 interrupts the run. `null` where the page is not isolated. */
  readonly interrupt: SharedArrayBuffer | null;
  readonly memoryLimitBytes: number;
}

export interface RunMessage {
  readonly code: string;
  readonly columns: readonly PostedColumn[];
  /** False runs the code unchecked: the worker itself must hold then. For tests. */
  readonly enforceCheck: boolean;
}

/** What the worker says. `finished` carries JSON text, so that nothing but JSON can come out of a run. */
export const workerMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: z.number() }),
  z.object({ type: z.literal('ready'), version: z.string(), packages: z.array(z.string()) }),
  z.object({ type: z.literal('failed'), message: z.string() }),
  z.object({ type: z.literal('started') }),
  z.object({
    type: z.literal('finished'),
    outcome: z.string(),
    elapsedMs: z.number(),
    /** True when the interpreter must not be used again. */
    spent: z.boolean(),
  }),
]);
export type WorkerMessage = Readonly<z.infer<typeof workerMessageSchema>>;

/** Whatever JSON can say is a cell. */
const jsonCell = z.custom<Cell>((value) => value !== undefined);
const tableSchema = z.object({ columns: z.array(columnSchema), rows: z.array(z.array(jsonCell)) });

/** What `run` of bootstrap.py returns. */
export const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('finished'),
    results: jsonCell,
    table: tableSchema.nullable(),
    stdout: z.string(),
  }),
  z.object({
    kind: z.literal('raised'),
    message: z.string(),
    traceback: z.string(),
    line: z.number().nullable(),
  }),
  z.object({ kind: z.literal('refused'), message: z.string(), line: z.number() }),
  z.object({ kind: z.literal('interrupted') }),
  z.object({ kind: z.literal('memory') }),
  /** The interpreter itself broke. */
  z.object({ kind: z.literal('crashed'), message: z.string() }),
]);
export type Outcome = Readonly<z.infer<typeof outcomeSchema>>;
