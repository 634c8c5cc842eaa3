import { describe, expect, test } from 'vitest';
import { isPlainOrigin } from '../../../workers/offline/allowed-origins.ts';
import { referencesOf } from '../../../workers/offline/app-files.ts';
import { guarded, widened } from '../../../workers/offline/guarded.ts';
import { hostHeaders } from '../../../workers/offline/host-headers.ts';
import { policyMark } from '../../../workers/proxy/headers.ts';

const scope = new URL('https://host.example/some/path/');
const script = 'assets/python-worker-ab12.js';

function policyOf(response: Response): string {
  return response.headers.get('Content-Security-Policy') ?? '';
}

describe('what a host sends without headers', () => {
  test('comes to the page isolated, under the policy', () => {
    const { headers } = guarded(new Response('<html>'), 'index.html', scope);
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
    expect(headers.get('Content-Security-Policy')).toContain("connect-src 'self';");
  });

  test('to a worker gives a policy that names its own folder below the app’s path', () => {
    const policy = policyOf(guarded(new Response(''), script, scope));
    expect(policy).toContain('connect-src host.example/some/path/pyodide/;');
  });

  test('has the type that a browser wants, whatever the host took it for', () => {
    const plain = new Response('', { headers: { 'Content-Type': 'application/octet-stream' } });
    expect(guarded(plain, 'pyodide/pyodide.asm.mjs', scope).headers.get('Content-Type')).toContain(
      'text/javascript',
    );
  });

  test('never says that the host sends the policies', () => {
    expect(guarded(new Response(''), 'index.html', scope).headers.get('Server-Timing')).toBeNull();
    expect(hostHeaders()).not.toContain(policyMark);
  });

  test('keeps its status, so that what is missing stays missing', () => {
    expect(guarded(new Response('', { status: 404 }), script, scope).status).toBe(404);
  });
});

test('a host’s own policy stays, and a worker’s own is enforced beside it', () => {
  const response = () => new Response('', { headers: { 'Content-Security-Policy': "default-src 'self'" } });
  expect(policyOf(guarded(response(), 'index.html', scope))).toBe("default-src 'self'");
  const policies = policyOf(guarded(response(), script, scope)).split(', ');
  expect(policies).toHaveLength(2);
  expect(policies[1]).toContain('connect-src host.example/some/path/pyodide/;');
});

test.each(['/a;script-src *;/', '/a, default-src */', '/a b/'])('a path as %j adds no directive', (path) => {
  const odd = new URL('https://host.example/');
  Object.defineProperty(odd, 'pathname', { value: path });
  const policy = policyOf(guarded(new Response(''), script, odd));
  const names = policy.split('; ').map((directive) => directive.split(' ')[0]);
  expect(names.filter((each) => each === 'script-src')).toHaveLength(1);
  expect(policy).not.toContain(', ');
});

test('a page is known by the files of the app that it refers to, whatever a host writes into it', () => {
  const page = '<script src="./assets/a.js"></script><link href="./assets/b.css">';
  const changed = page.replace('<link', '<script src="https://host.example/counter.js"></script><link');
  expect(referencesOf(changed)).toBe(referencesOf(page));
  expect(referencesOf(page.replace('b.css', 'c.css'))).not.toBe(referencesOf(page));
});

describe('an address that the user lets the page reach', () => {
  const html = '<meta http-equiv="Content-Security-Policy" content="connect-src \'self\'" /><p>page</p>';
  const page = () => guarded(new Response(html), 'index.html', scope);

  test('stands in the page’s policy, and nothing else does', async () => {
    const wide = await widened(page(), ['http://localhost:11434']);
    expect(policyOf(wide)).toContain("connect-src 'self' http://localhost:11434;");
    expect(policyOf(wide)).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(await wide.text()).toBe('<p>page</p>');
    expect(wide.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
  });

  test('is none until it is chosen', async () => {
    const plain = await widened(page(), []);
    expect(policyOf(plain)).toContain("connect-src 'self';");
    expect(await plain.text()).toBe(html);
  });

  test.each([
    'https://a.example; script-src *',
    "https://a.example 'unsafe-inline'",
    '*',
    'https://*.example',
    7,
  ])('is a name and a port, not %j', (origin) => {
    expect(isPlainOrigin(origin)).toBe(false);
  });
});
