/** What this file needs of Emscripten's module beneath Pyodide. */
export interface InterpreterModule {
  readonly HEAPU8: Uint8Array;
  /** The end of the memory that is in use. */
  _sbrk(increment: number): number;
  /** How many JavaScript values Python holds. */
  _hiwire_num_refs(): number;
}

/** All of an interpreter's memory at one moment. */
export interface RememberedMemory {
  /**
   * Puts it back, byte by byte: modules, classes, caches and the state inside C code are as they were, whatever a run
   * did to them, and nothing of the run is left. About 1 ms. To be called while no Python runs. False when the run
   * left JavaScript values behind, which are beyond this memory: the interpreter must not be used again.
   */
  restore(): boolean;
}

/** Proxies of Python objects that JavaScript holds stay valid if they were made before. */
export function rememberMemory(module: InterpreterModule, collectGarbage: () => void): RememberedMemory {
  const bytes = module.HEAPU8.slice(0, module._sbrk(0));
  const heldValues = module._hiwire_num_refs();
  return {
    restore() {
      if (module._hiwire_num_refs() !== heldValues) collectGarbage();
      const isComplete = module._hiwire_num_refs() === heldValues;
      const memory = module.HEAPU8;
      const end = module._sbrk(0);
      memory.set(bytes);
      if (end > bytes.length) memory.fill(0, bytes.length, end);
      return isComplete;
    },
  };
}
