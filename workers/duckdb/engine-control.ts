/** Opens a way to DuckDB's own worker beside DuckDB's messages; the port travels with it. */
export interface PortMessage {
  readonly control: 'port';
}

/** Said over the port, once, and first: what DuckDB's script is to run. */
export interface GiveCode {
  readonly order: 'run';
  readonly module: WebAssembly.Module;
}

/** Said over the port, once, when the engine is open. */
export interface Disarm {
  readonly order: 'disarm';
}

/** Said back over the port. */
export type Note =
  | { readonly note: 'read'; readonly path: string; readonly bytesRead: number }
  | { readonly note: 'disarmed' }
  | { readonly note: 'broken'; readonly reason: string };

export function isPortMessage(data: unknown): data is PortMessage {
  return typeof data === 'object' && data !== null && 'control' in data && data.control === 'port';
}
