/**
 * What is left of the worker's global once the interpreter is loaded: the language itself, text, clocks, random
 * numbers. Everything else is deleted, so what a browser adds tomorrow is gone as well. No network, no storage, no
 * other worker, no way to the page, no timer that outlives a run, no code from text.
 */
const kept = new Set([
  ...[
    'Object',
    'Function',
    'Array',
    'Number',
    'Boolean',
    'String',
    'Symbol',
    'BigInt',
    'Math',
    'JSON',
    'Date',
  ],
  ...['Promise', 'RegExp', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'FinalizationRegistry', 'Iterator'],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError'],
  ...['URIError', 'SuppressedError', 'DisposableStack', 'AsyncDisposableStack', 'DOMException'],
  ...[
    'ArrayBuffer',
    'SharedArrayBuffer',
    'DataView',
    'Atomics',
    'Int8Array',
    'Uint8Array',
    'Uint8ClampedArray',
  ],
  ...[
    'Int16Array',
    'Uint16Array',
    'Int32Array',
    'Uint32Array',
    'Float16Array',
    'Float32Array',
    'Float64Array',
  ],
  ...['BigInt64Array', 'BigUint64Array', 'Proxy', 'Reflect', 'Intl', 'WebAssembly'],
  ...['NaN', 'Infinity', 'undefined', 'globalThis', 'isNaN', 'isFinite', 'parseInt', 'parseFloat'],
  ...['TextEncoder', 'TextDecoder', 'performance', 'crypto', 'console', 'self'],
  // Two constants (0 and 1) that Chromium does not let go.
  ...['TEMPORARY', 'PERSISTENT'],
  ...['constructor', 'toString', 'hasOwnProperty', 'valueOf'],
]);

/** Deletes for good. Returns the names that the browser would not let go. */
export function lockUp(scope: object): readonly string[] {
  forbidCodeFromText();
  const owners = chainOf(scope);
  for (const owner of owners) {
    for (const name of Object.getOwnPropertyNames(owner)) {
      if (!kept.has(name)) Reflect.deleteProperty(owner, name);
    }
  }
  return owners.flatMap((owner) => Object.getOwnPropertyNames(owner).filter((name) => !kept.has(name)));
}

/** The global object and the prototypes that carry its capabilities, without `Object.prototype`. */
function chainOf(scope: object): readonly object[] {
  const chain: object[] = [];
  for (let owner: unknown = scope; isOwner(owner); owner = Reflect.getPrototypeOf(owner)) chain.push(owner);
  return chain;
}

function isOwner(value: unknown): value is object {
  return typeof value === 'object' && value !== null && value !== Object.prototype;
}

/** The policy forbids it too, where a host sends one. */
function forbidCodeFromText(): void {
  const kinds = [
    () => undefined,
    async () => Promise.resolve(),
    function* () {
      yield undefined;
    },
    async function* () {
      yield Promise.resolve();
    },
  ];
  for (const kind of kinds) {
    const prototype = Reflect.getPrototypeOf(kind);
    if (prototype !== null) Object.defineProperty(prototype, 'constructor', { value: undefined });
  }
}

/**
 * Pyodide lets go of Python's objects some time after JavaScript has forgotten their proxies. By then their memory may
 * be another run's. To be called before the interpreter loads.
 */
export function keepProxies(scope: { FinalizationRegistry: FinalizationRegistryConstructor }): void {
  scope.FinalizationRegistry = class<T> implements FinalizationRegistry<T> {
    readonly [Symbol.toStringTag] = 'FinalizationRegistry';
    register(): void {}
    unregister(): boolean {
      return false;
    }
  };
}

/**
 * Memory grows to a limit and no further: Python gets a `MemoryError` there. To be called before the interpreter
 * loads. Returns how large memory has become; it never shrinks.
 */
export function limitMemory(limitBytes: number): () => number {
  let largest = 0;
  const pageBytes = 65_536;
  const prototype = WebAssembly.Memory.prototype;
  const grow = Object.getOwnPropertyDescriptor(prototype, 'grow')?.value as WebAssembly.Memory['grow'];
  Object.defineProperty(prototype, 'grow', {
    value(this: WebAssembly.Memory, pages: number): number {
      const wanted = this.buffer.byteLength + pages * pageBytes;
      if (wanted > limitBytes) throw new RangeError('The memory limit is reached.');
      largest = Math.max(largest, wanted);
      return grow.call(this, pages);
    },
    writable: false,
    configurable: false,
  });
  return () => largest;
}
