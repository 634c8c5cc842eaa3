import { z } from 'zod';

/** A wheel on its way into the interpreter; the bytes are transferred. */
export interface PostedWheel {
  readonly file: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** False for one that comes from outside and was not looked into yet. */
  readonly isChecked: boolean;
}

/** What a package needs of the worker that Python runs in. Rejects with `WorkerGone` when that dies or is ended. */
export interface PackageWorker {
  /** Dotted names of modules beyond the standard library that the code needs and that are not imported yet. */
  coldModules(code: string): Promise<readonly string[]>;
  /** Unpacks the wheels, then imports the modules, and makes that what each run begins with. */
  addWheels(wheels: readonly PostedWheel[], modules: readonly string[]): Promise<WheelsOutcome>;
  end(): void;
}

const addedPackageSchema = z.object({
  name: z.string(),
  version: z.string(),
  imports: z.array(z.string()),
  depends: z.array(z.string()),
});

/** What `add_wheels` of bootstrap.py returns. */
export const wheelsOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('added'), packages: z.array(addedPackageSchema) }),
  z.object({ kind: z.literal('refused'), file: z.string(), message: z.string() }),
]);
export type WheelsOutcome = Readonly<z.infer<typeof wheelsOutcomeSchema>>;

export const coldModulesSchema = z.array(z.string());
