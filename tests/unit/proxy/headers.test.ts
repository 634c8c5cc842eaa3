import { describe, expect, test } from 'vitest';
import { fileHeaders, pageHeaders } from '../../../workers/proxy/headers.ts';

function policyOf(headers: Record<string, string>): string {
  return headers['Content-Security-Policy'] ?? '';
}

describe('the policy', () => {
  test('never lets text be run as code', () => {
    const policies = [
      policyOf(pageHeaders({ development: true })),
      policyOf(pageHeaders({ development: false })),
      policyOf(fileHeaders('/assets/python-worker-ab12.js', 'localhost:4173')),
    ];
    for (const policy of policies) {
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
      expect(policy).not.toContain("'unsafe-eval'");
    }
  });

  test('of the page reaches this origin only', () => {
    expect(policyOf(fileHeaders('/', 'localhost:4173'))).toContain("connect-src 'self';");
    expect(policyOf(fileHeaders('/assets/index-ab12.js', 'localhost:4173'))).toContain("connect-src 'self';");
  });

  test.each([
    ['/assets/python-worker-ab12.js', 'connect-src localhost:4173/pyodide/;'],
    [
      '/assets/duckdb-worker-ab12.js',
      'connect-src localhost:4173/assets/ localhost:4173/duckdb-extensions/;',
    ],
    [
      '/assets/duckdb-browser-eh.worker-ab12.js',
      'connect-src localhost:4173/assets/ localhost:4173/duckdb-extensions/;',
    ],
  ])('of %s reaches its own assets only', (path, connect) => {
    expect(policyOf(fileHeaders(path, 'localhost:4173'))).toContain(connect);
  });

  test.each([undefined, '', 'evil.example; script-src *', 'a b', 'x/y', '*'])(
    'takes nothing but a name and a port from the host %j',
    (host) => {
      const policy = policyOf(fileHeaders('/assets/python-worker-ab12.js', host));
      expect(policy).toContain("connect-src 'none';");
    },
  );
});

test('every answer isolates the page, so that memory can be shared between its workers', () => {
  for (const path of ['/', '/assets/python-worker-ab12.js', '/pyodide/pyodide.asm.wasm']) {
    expect(fileHeaders(path, 'localhost')).toMatchObject({
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    });
  }
});

test('only the page can reach the proxy, not the engines, which run code that comes from outside', () => {
  expect(policyOf(fileHeaders('/index.html', 'localhost:4173'))).toContain("connect-src 'self';");
  for (const path of ['/assets/python-worker-ab12.js', '/assets/duckdb-worker-ab12.js']) {
    const [, sources = ''] = /connect-src ([^;]*)/.exec(policyOf(fileHeaders(path, 'localhost:4173'))) ?? [];
    for (const source of sources.split(' ')) expect(source).toMatch(/^localhost:4173\/(?!api)[a-z-]+\/$/);
  }
});

test('a model’s address that is allowed is for the page alone', () => {
  const models = ['http://localhost:11434'];
  expect(policyOf(fileHeaders('/', 'localhost:4173', models))).toContain(
    "connect-src 'self' http://localhost:11434;",
  );
  const worker = policyOf(fileHeaders('/assets/python-worker-ab12.js', 'localhost:4173', models));
  expect(worker).not.toContain('11434');
});
