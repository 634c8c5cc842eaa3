/** Opens a way to DuckDB's own worker beside DuckDB's messages. */
export interface PortMessage {
  readonly control: 'port';
}

export type Order = 'disarm';

export type Note =
  | { readonly note: 'read'; readonly path: string; readonly bytesRead: number }
  | { readonly note: 'disarmed' }
  | { readonly note: 'broken'; readonly reason: string };

export function isPortMessage(data: unknown): data is PortMessage {
  return typeof data === 'object' && data !== null && 'control' in data && data.control === 'port';
}
