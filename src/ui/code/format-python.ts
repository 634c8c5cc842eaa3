import wasmAddress from '@wasm-fmt/ruff_fmt/wasm?url';
import init, { format } from '@wasm-fmt/ruff_fmt/web';

/** The same code in the usual layout. Rejects where it cannot be read as Python. */
export async function formatPython(code: string): Promise<string> {
  await init(wasmAddress);
  return format(code, 'analysis.py', { quote_style: 'preserve' }).trimEnd();
}
