/**
 * All that Python does beyond its own memory, it does by the functions that its WebAssembly imports. These change
 * nothing that a later run could notice. A call of any other makes the interpreter one to throw away: a name that is
 * missing here costs a new interpreter, not the jail.
 */
const traceless = new Set([
  ...names(`_PyEM_TrampolineCall_JS _Py_CheckEmscriptenSignals_Helper _Py_emscripten_runtime can_run_sync_js
    emscripten_resize_heap emscripten_get_heap_max __call_sighandler`),
  // Clocks and chance.
  ...names(`clock_time_get clock_res_get emscripten_date_now emscripten_get_now emscripten_get_now_res random_get
    _emscripten_get_now_is_monotonic emscripten_performance_now _localtime_js _gmtime_js _mktime_js _timegm_js
    _tzset_js strptime strptime_l`),
  // Reading the files of the interpreter, which are in this worker's memory.
  ...names(`__syscall_getcwd __syscall_stat64 __syscall_lstat64 __syscall_fstat64 __syscall_newfstatat
    __syscall_faccessat __syscall_getdents64 __syscall_readlinkat __syscall_statfs64 __syscall_fcntl64
    __syscall_ioctl __syscall_getuid32_js environ_get environ_sizes_get fd_read fd_pread fd_seek fd_close
    fd_fdstat_get`),
  // Looking at JavaScript values and making new ones, without a call or a change of any.
  ...names(`js2python_js js2python_immutable_js js2python_convert is_comlink_proxy pyproxy_Check JsvError_Check
    JsvNoValue_Check JsvArray_Check JsvFunction_Check JsvGenerator_Check JsvPromise_Check JsvAsyncGenerator_Check
    JsProxy_compute_typeflags JsProxy_GetAttr_js JsProxy_Bool_js JsvArray_Get JsvArray_slice JsvArray_New
    JsBuffer_get_info JsBuffer_DecodeString_js JsvBuffer_assignToPtr JsvNum_fromDouble JsvNum_fromInt JsvNum_toInt
    JsvBigInt_fromDigits JsvBigInt_fromInt Jsv_BigIntToNum Jsv_typeof Jsv_to_bool Jsv_equal Jsv_not_equal
    JsvUTF8ToString _python2js_ascii _python2js_ucs1 _python2js_ucs2 _python2js_ucs4 get_length_helper
    get_length_string handle_next_result_js __hiwire_deduplicate_get __hiwire_deduplicate_set
    __hiwire_deduplicate_delete`),
]);

function names(text: string): readonly string[] {
  return text.split(/\s+/);
}

type Values = readonly unknown[];
type OutwardCall = (...values: unknown[]) => unknown;

/** Some leave a trace or none, depending on what they are called with. `own` holds what belongs to this run alone. */
const tracelessWith: ReadonlyMap<string, (values: Values, own: WeakSet<object>) => boolean> = new Map([
  ['__syscall_openat', ([, , flags]: Values) => onlyReads(Number(flags))],
  ['fd_write', ([file]: Values) => file === 1 || file === 2],
  ['JsvArray_Push', firstIsOwn],
  ['destroy_proxies', firstIsOwn],
  ['JsProxy_GetIter_js', firstIsOwn],
  ['JsvObject_CallMethod', firstIsOwn],
  ['JsvObject_CallMethod_NoArgs', firstIsOwn],
  ['JsvObject_CallMethod_OneArg', firstIsOwn],
  ['JsvFunction_CallBound', ([called, owner], own) => firstIsOwn([called], own) || firstIsOwn([owner], own)],
  ['JsvFunction_Call_OneArg', firstIsOwn],
]);

/** What these return belongs to the run that called them. */
const makesOwn = new Set(['JsvArray_New', 'JsProxy_GetIter_js']);

const writingBits = 0o3;
const creatingBits = 0o100 | 0o1000 | 0o2000;

function onlyReads(openFlags: number): boolean {
  return (openFlags & (writingBits | creatingBits)) === 0;
}

function firstIsOwn([value]: Values, own: WeakSet<object>): boolean {
  return isObject(value) && own.has(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null);
}

/** Notices what a run does beyond its own memory. */
export interface OutwardWatch {
  /** A run begins. `given` are the values made for it, functions to call among them. */
  begin(given: readonly object[]): void;
  /** The run is over. True when it left a trace. */
  end(): boolean;
  /** The JavaScript values that Python holds, with the numbers it has for them. Empty until it is loaded. */
  heldValues(): Map<unknown, unknown>;
}

/** To be called before the interpreter is loaded: it takes its imports from here. */
export function watchOutwardCalls(): OutwardWatch {
  let own = new WeakSet<object>();
  let isRunning = false;
  let hasTrace = false;
  let heldValues = new Map<unknown, unknown>();

  function watched(name: string, call: OutwardCall): OutwardCall {
    if (traceless.has(name) && !makesOwn.has(name)) return call;
    const isTraceless = traceless.has(name) ? () => true : tracelessWith.get(name);
    const replacement: OutwardCall = (...values) => {
      if (isRunning && isTraceless?.(values, own) !== true) hasTrace = true;
      const result = call(...values);
      if (makesOwn.has(name) && isObject(result)) own.add(result);
      if (name === '__hiwire_deduplicate_new' && result instanceof Map) heldValues = result;
      return result;
    };
    return Object.assign(replacement, call);
  }

  replaceImports(watched);
  return {
    begin(given) {
      own = new WeakSet(given);
      isRunning = true;
    },
    end() {
      isRunning = false;
      return hasTrace;
    },
    heldValues: () => heldValues,
  };
}

/** Of the interpreter itself; a module that is loaded later finds the same functions. */
function replaceImports(replaced: (name: string, call: OutwardCall) => OutwardCall): void {
  const { instantiate, instantiateStreaming } = WebAssembly;
  const replaceAll = (imports: WebAssembly.Imports | undefined) => {
    const functions = imports?.env;
    if (functions === undefined || !Object.hasOwn(functions, 'JsProxy_GetAttr_js')) return;
    for (const [name, value] of Object.entries(functions)) {
      if (typeof value === 'function') functions[name] = replaced(name, value as OutwardCall);
    }
  };
  Object.assign(WebAssembly, {
    instantiate(source: BufferSource, imports?: WebAssembly.Imports) {
      replaceAll(imports);
      return instantiate(source, imports);
    },
    instantiateStreaming(source: Response, imports?: WebAssembly.Imports) {
      replaceAll(imports);
      return instantiateStreaming(source, imports);
    },
  });
}
