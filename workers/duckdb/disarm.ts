const capabilities = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'BroadcastChannel',
  'SharedWorker',
  'Worker',
  'importScripts',
  'indexedDB',
  'caches',
];

/** Takes away, for good, every way in which this worker could reach the network or the rest of the browser. */
export function disarm(): void {
  for (const name of capabilities) {
    for (let owner: object | null = globalThis; owner !== null; owner = Reflect.getPrototypeOf(owner)) {
      Reflect.deleteProperty(owner, name);
    }
    if (name in globalThis) throw new Error(`The engine's worker could not be cut off from ${name}.`);
  }
}
