import { describe, expect, test } from 'vitest';
import {
  type AccessRules,
  type Client,
  crossOriginHeaders,
  refusalOf,
} from '../../../workers/proxy/access.ts';

const own: Client = { address: '127.0.0.1', isLocal: true };
const other: Client = { address: '192.168.1.9', isLocal: false };
const closed: AccessRules = { allowedOrigins: [], isEdge: false };
const open: AccessRules = { allowedOrigins: ['https://data.example'], isEdge: false };
const edge: AccessRules = { allowedOrigins: [], isEdge: true };

function request(host: string, headers: Record<string, string> = {}, method = 'POST'): Request {
  return new Request(`http://${host}/api/bytez/v1/chat/completions`, { method, headers });
}

const page = { Origin: 'http://localhost:4173', 'Sec-Fetch-Site': 'same-origin' };

describe('may use the keys:', () => {
  test.each([
    ['the page on this machine', request('localhost:4173', page), own, closed],
    [
      'the page at a plain address',
      request('127.0.0.1:4173', { Origin: 'http://127.0.0.1:4173' }),
      own,
      closed,
    ],
    ['a program on this machine', request('localhost:4173'), own, closed],
    [
      'an address that was typed in',
      request('localhost:4173', { 'Sec-Fetch-Site': 'none' }, 'GET'),
      own,
      closed,
    ],
    [
      'a page of an allowed origin',
      request('localhost:4173', { Origin: 'https://data.example', 'Sec-Fetch-Site': 'cross-site' }),
      other,
      open,
    ],
    [
      'the page under the allowed name',
      request('data.example', { Origin: 'https://data.example' }),
      other,
      open,
    ],
    [
      'the page of an edge worker',
      request('a.workers.example', { Origin: 'https://a.workers.example' }),
      other,
      edge,
    ],
  ])('%s', (_, asked, client, rules) => {
    expect(refusalOf(asked, client, rules)).toBeNull();
  });
});

describe('may not:', () => {
  test.each([
    [
      'a page elsewhere',
      request('localhost:4173', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }),
      own,
      closed,
    ],
    [
      'a page on another port',
      request('localhost:4173', { Origin: 'http://localhost:9999', 'Sec-Fetch-Site': 'same-site' }),
      own,
      closed,
    ],
    ['a page in a sandbox', request('localhost:4173', { Origin: 'null' }), own, closed],
    [
      'a picture on a page elsewhere',
      request('localhost:4173', { 'Sec-Fetch-Site': 'cross-site' }, 'GET'),
      own,
      closed,
    ],
    ['a form that was sent by typing', request('localhost:4173', { 'Sec-Fetch-Site': 'none' }), own, closed],
    [
      'a page whose name points at this machine',
      request('evil.example:4173', { Origin: 'http://evil.example:4173', 'Sec-Fetch-Site': 'same-origin' }),
      own,
      closed,
    ],
    [
      'the same where others are allowed',
      request('evil.example', { Origin: 'http://evil.example' }),
      own,
      open,
    ],
    ['another machine', request('192.168.1.2:4173', { Origin: 'http://192.168.1.2:4173' }), other, closed],
    ['a program on another machine', request('data.example'), other, open],
    ['a program at the edge', request('a.workers.example'), other, edge],
  ])('%s', (_, asked, client, rules) => {
    expect(refusalOf(asked, client, rules)).toMatch(/\.$/);
  });
});

test('only an allowed origin is let read the answer', () => {
  const allowed = crossOriginHeaders(request('localhost', { Origin: 'https://data.example' }), open);
  expect(allowed).toMatchObject({ 'Access-Control-Allow-Origin': 'https://data.example', Vary: 'Origin' });
  const denied = crossOriginHeaders(request('localhost', { Origin: 'https://evil.example' }), open);
  expect(denied).toEqual({ Vary: 'Origin' });
});
