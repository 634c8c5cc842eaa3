/** What this file needs of Emscripten's module beneath Pyodide. */
export interface InterpreterModule {
  readonly HEAPU8: Uint8Array;
  /** The end of the memory that is in use. */
  _sbrk(increment: number): number;
}

/** All of an interpreter's memory at one moment. */
export interface RememberedMemory {
  /**
   * Puts it back, byte by byte: modules, classes, caches and the state inside C code are as they were, whatever a run
   * did to them, and nothing of the run is left. About 1 ms. To be called while no Python runs. False when the run
   * dropped a JavaScript value that was held before, which is beyond this memory: the interpreter is broken then.
   */
  restore(): boolean;
}

/**
 * Proxies of Python objects that JavaScript holds stay valid if they were made before. `heldValues` are those that
 * Python holds of JavaScript.
 */
export function rememberMemory(
  module: InterpreterModule,
  heldValues: Map<unknown, unknown>,
): RememberedMemory {
  const bytes = module.HEAPU8.slice(0, module._sbrk(0));
  const held = new Map(heldValues);
  return {
    restore() {
      const memory = module.HEAPU8;
      const end = module._sbrk(0);
      memory.set(bytes);
      if (end > bytes.length) memory.fill(0, bytes.length, end);
      for (const value of heldValues.keys()) {
        if (!held.has(value)) heldValues.delete(value);
      }
      return heldValues.size === held.size;
    },
  };
}
