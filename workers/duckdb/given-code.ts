/**
 * DuckDB's script fetches and compiles its WebAssembly by itself. Here it is given what was compiled elsewhere: it
 * fetches nothing, and waits for the module in the place of a compilation. Returns what hands the module over.
 */
export function expectModule(): (module: WebAssembly.Module) => void {
  const { promise: given, resolve } = Promise.withResolvers<WebAssembly.Module>();
  globalThis.fetch = () => Promise.resolve(new Response(new Uint8Array()));
  WebAssembly.instantiateStreaming = async (_source, imports) => {
    const module = await given;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
  return resolve;
}
