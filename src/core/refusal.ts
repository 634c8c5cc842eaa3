/** Why what was shared cannot be opened. */
export type RefusalReason =
  | 'odd-characters'
  | 'cut-off'
  | 'too-long'
  | 'longer-than-any'
  | 'larger-than-any'
  | 'unknown'
  | 'other-version'
  | 'wrong-size'
  | 'unreadable'
  | 'changed-on-its-way'
  | 'too-much'
  | 'too-many-values'
  | 'too-deep'
  | 'odd-name'
  | 'odd-number'
  | 'misbuilt'
  | 'missing-figures';

/** What was shared cannot be opened; nothing of it was used. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;
  /** Of what is not as it should be, where it is in one place: `analysis.steps.0.text`. */
  readonly place: string | undefined;

  constructor(reason: RefusalReason, options: { cause?: unknown; place?: string } = {}) {
    super(reason, options.cause === undefined ? undefined : { cause: options.cause });
    this.reason = reason;
    this.place = options.place;
  }
}
