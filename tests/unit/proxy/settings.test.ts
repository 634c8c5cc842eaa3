import { expect, test } from 'vitest';
import { readKeys, readSettings } from '../../../workers/proxy/settings.ts';

test('keys are read from all their places, in order, each once', () => {
  const { keys, unusable } = readKeys({
    BYTEZ_API_KEY: 'single',
    BYTEZ_API_KEYS: 'a, b ,,second',
    BYTEZ_API_KEY_2: 'second',
    BYTEZ_API_KEY_20: ' last ',
    BYTEZ_API_KEY_21: 'one-too-many',
    BYTEZ_API_KEY_1: '',
  });
  expect(keys).toEqual(['second', 'last', 'a', 'b', 'single']);
  expect(unusable).toEqual([]);
});

test('what cannot be sent as a key is named by its variable, not shown', () => {
  const found = readKeys({ BYTEZ_API_KEY_3: 'secret\u0007key', BYTEZ_API_KEYS: 'schlüssel,good' });
  expect(found).toEqual({ keys: ['good'], unusable: ['BYTEZ_API_KEY_3', 'BYTEZ_API_KEYS'] });
});

test('without settings the proxy speaks to Bytez, for this machine only', () => {
  expect(readSettings({ BYTEZ_BASE_URL: '' })).toMatchObject({
    upstream: 'https://api.bytez.com/models/v2/openai/v1',
    authScheme: 'bearer',
    allowedOrigins: [],
    requestsPerKey: 1,
  });
});

test('settings are taken as they are meant', () => {
  const settings = readSettings({
    BYTEZ_BASE_URL: 'http://localhost:9000/v1/',
    ALLOWED_ORIGINS: 'https://a.example/, https://b.example:8443/page',
    ALLOWED_MODEL_ORIGINS: 'http://localhost:11434/v1',
    BYTEZ_REQUESTS_PER_KEY: '4',
    PROXY_IDLE_SECONDS: '1.5',
  });
  expect(settings).toMatchObject({
    upstream: 'http://localhost:9000/v1',
    allowedOrigins: ['https://a.example', 'https://b.example:8443'],
    modelOrigins: ['http://localhost:11434'],
    requestsPerKey: 4,
    idleMs: 1500,
  });
});

test('a setting that makes no sense is named, and what it holds is not shown', () => {
  const read = (): unknown => readSettings({ BYTEZ_BASE_URL: 'my-key', PROXY_FIRST_BYTE_SECONDS: '900' });
  expect(read).toThrow('Not usable as set: BYTEZ_BASE_URL, PROXY_FIRST_BYTE_SECONDS. See .env.example.');
});

test('an address that is none of the web’s is not let into the policy', () => {
  for (const origin of ['file:///etc', 'data:x', 'http://a;b', "*; script-src 'unsafe-eval'"]) {
    expect(() => readSettings({ ALLOWED_MODEL_ORIGINS: origin })).toThrow('ALLOWED_MODEL_ORIGINS');
  }
});
