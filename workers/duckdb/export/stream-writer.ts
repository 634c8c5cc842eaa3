/** Makes a file of rows that come as Arrow IPC streams. */
export interface StreamWriter {
  add(stream: Uint8Array): Promise<void>;
  finish(): Promise<Blob>;
}
