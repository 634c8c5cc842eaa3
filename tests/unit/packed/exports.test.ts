import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { importedNames, withoutExports } from '../../../workers/packed/exports.ts';

const { resolve } = createRequire(import.meta.url);
const engine = readFileSync(resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
const script = readFileSync(resolve('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js'), 'utf8');

test('a module without some of its exports is the same module otherwise', () => {
  const before = new WebAssembly.Module(engine);
  const slim = withoutExports(engine, (name) => !name.includes('_Z'));
  const after = new WebAssembly.Module(slim);
  const names = (module: WebAssembly.Module) => WebAssembly.Module.exports(module).map(({ name }) => name);
  expect(names(after)).toEqual(names(before).filter((name) => !name.includes('_Z')));
  expect(WebAssembly.Module.imports(after)).toEqual(WebAssembly.Module.imports(before));
  expect(engine.length - slim.length).toBeGreaterThan(5_000_000);
});

test('with all of its exports it is what it was', () => {
  const whole = withoutExports(engine, () => true);
  expect(Buffer.compare(whole, engine)).toBe(0);
});

test('what a module imports is known by name', () => {
  const known = WebAssembly.Module.imports(new WebAssembly.Module(engine)).map(({ name }) => name);
  expect(importedNames(engine)).toEqual(new Set(known));
});

test('DuckDB’s own script names nothing that is left out', () => {
  const names = WebAssembly.Module.exports(new WebAssembly.Module(engine)).map(({ name }) => name);
  const leftOut = names.filter((name) => /^(orig\$)?_Z/.test(name));
  expect(leftOut.length).toBeGreaterThan(50_000);
  const inScript = new Set(script.match(/_Z\w+/g) ?? []);
  expect(leftOut.filter((name) => inScript.has(name))).toEqual([]);
});

test('bytes that are cut off are refused', () => {
  expect(() => withoutExports(engine.subarray(0, 50_000), () => true)).toThrow();
});
