/** A text that is kept elsewhere. The editor reads and writes it without the page being drawn anew with each key. */
export interface EditedText {
  readonly read: () => string;
  readonly write: (code: string) => void;
  /** Called after anybody has changed it. Returns what ends that. */
  readonly follow: (listener: () => void) => () => void;
}
