import { z } from 'zod';
import type { Cell } from '../../src/core/cell.ts';
import { columnSchema } from '../../src/core/dataset.ts';
import type { PostedWheel } from './packages/protocol.ts';

/** The first message to the worker; the ports are transferred, and everything else is said through `port`. */
export interface StartMessage {
  readonly port: MessagePort;
  /** Where the engine's worker pushes data. Nothing is ever said into it. */
  readonly dataPort: MessagePort | undefined;
  /** Where Pyodide's files are; absolute, with a slash at the end. */
  readonly indexUrl: string;
  /** One byte of shared memory: 2 interrupts the run. `null` where the page is not isolated. */
  readonly interrupt: SharedArrayBuffer | null;
  readonly memoryLimitBytes: number;
  /** True lets a run find the variables of the runs before it. */
  readonly keepState: boolean;
}

/** Tickets of the tables that a run is given: see `HandedTable`. */
export interface Given {
  readonly result: number | undefined;
  readonly table: number | undefined;
  /** Printed before the code runs; may be empty. */
  readonly note: string;
}

export interface RunMessage {
  readonly code: string;
  readonly given: Given;
  /** False runs the code unchecked: the worker itself must hold then. For tests. */
  readonly enforceCheck: boolean;
}

/** What is asked of the worker. */
export type Request =
  | ({ readonly type: 'run' } & RunMessage)
  | { readonly type: 'coldModules'; readonly code: string }
  | { readonly type: 'members'; readonly code: string; readonly expression: string }
  | {
      readonly type: 'addWheels';
      readonly wheels: readonly PostedWheel[];
      readonly modules: readonly string[];
    };

/** What the worker says. `finished` carries JSON text, so that nothing but JSON can come out of a run. */
export const workerMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: z.number() }),
  z.object({ type: z.literal('ready'), version: z.string() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
  z.object({ type: z.literal('started') }),
  z.object({ type: z.literal('stdout'), text: z.string() }),
  z.object({
    type: z.literal('finished'),
    outcome: z.string(),
    elapsedMs: z.number(),
    /** True when the interpreter must not be used again. */
    spent: z.boolean(),
  }),
  /** To all but `run`, in the order of asking. */
  z.object({ type: z.literal('answer'), json: z.string() }),
]);
export type WorkerMessage = Readonly<z.infer<typeof workerMessageSchema>>;

/** What `members_of` of bootstrap.py returns. */
export const membersSchema = z.array(
  z.object({
    name: z.string(),
    kind: z.enum(['column', 'function', 'class', 'module', 'property']),
    about: z.string(),
  }),
);

/** Whatever JSON can say is a cell. */
const jsonCell = z.custom<Cell>((value) => value !== undefined);
const tableSchema = z.object({
  columns: z.array(columnSchema),
  rows: z.array(z.array(jsonCell)),
  truncated: z.boolean(),
});
const figureSchema = z.object({ mediaType: z.enum(['image/svg+xml', 'image/png']), data: z.string() });

/** What `run` of bootstrap.py returns. */
export const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('finished'),
    results: jsonCell,
    lastExpression: z.string().nullable(),
    figures: z.array(figureSchema),
    table: tableSchema.nullable(),
    stdout: z.string(),
  }),
  z.object({
    kind: z.literal('raised'),
    message: z.string(),
    traceback: z.string(),
    line: z.number().nullable(),
  }),
  z.object({ kind: z.literal('refused'), message: z.string(), traceback: z.string(), line: z.number() }),
  z.object({ kind: z.literal('interrupted'), traceback: z.string(), line: z.number().nullable() }),
  z.object({ kind: z.literal('memory'), traceback: z.string(), line: z.number().nullable() }),
  /** The interpreter itself broke. */
  z.object({ kind: z.literal('crashed'), message: z.string() }),
]);
export type Outcome = Readonly<z.infer<typeof outcomeSchema>>;
