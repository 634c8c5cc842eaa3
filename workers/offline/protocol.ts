/** From the page to the service worker. */
export type PageMessage =
  /** Keep everything that the app consists of. Told over the port how far that is. */
  | { readonly type: 'keep-all' }
  /** The user wants the version that waits. */
  | { readonly type: 'take-over' };

/** Over the port, from the service worker. */
export type KeepingNote =
  | { readonly type: 'progress'; readonly keptBytes: number; readonly allBytes: number }
  | { readonly type: 'kept'; readonly version: string }
  | { readonly type: 'failed'; readonly reason: string };
