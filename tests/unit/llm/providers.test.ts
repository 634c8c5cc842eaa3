import { expect, test } from 'vitest';
import { modelSettingsSchema, modelSources } from '../../../src/core/model-settings.ts';
import { providerOf, providers, usualModelSettings } from '../../../src/llm/providers.ts';
import { contextOf, estimateTokens } from '../../../src/llm/tokens.ts';

const pageUrl = 'https://pages.example/some/folder/?x=1#y';

test('there is one provider for each source', () => {
  expect(providers.map(({ source }) => source)).toEqual(modelSources);
});

test('what it starts with can be kept', () => {
  expect(modelSettingsSchema.parse(usualModelSettings)).toEqual(usualModelSettings);
  for (const { roles, prices } of providers) {
    expect(modelSettingsSchema.parse({ ...usualModelSettings, roles, prices })).toMatchObject({
      roles,
      prices,
    });
  }
});

test('every model that is offered has a context, and no price is invented', () => {
  for (const { roles, prices } of providers.filter(({ source }) => source !== 'built-in')) {
    const known = new Set(prices.map(({ model }) => model));
    expect(Object.values(roles).filter(({ model }) => !known.has(model))).toEqual([]);
  }
});

test('the proxy is beside the page, wherever the page is', () => {
  const { baseUrl, listUrl } = providerOf('bytez-proxy');
  expect(baseUrl(usualModelSettings, pageUrl)).toBe('https://pages.example/api/bytez/v1');
  expect(listUrl(usualModelSettings, pageUrl)).toBe('https://pages.example/api/bytez/models');
});

test.each([
  'http://localhost:1234/v1',
  ' http://localhost:1234/v1/ ',
  'http://localhost:1234/v1/chat/completions',
])('an address may be typed as %s', (customUrl) => {
  expect(providerOf('custom').baseUrl({ customUrl }, pageUrl)).toBe('http://localhost:1234/v1');
});

test('tokens are about as many as words, and as signs where there are no words', () => {
  const english =
    'The quick brown fox jumps over the lazy dog. It was not seen again until the following spring.';
  expect(estimateTokens(english)).toBeGreaterThan(17);
  expect(estimateTokens(english)).toBeLessThan(30);
  expect(estimateTokens('')).toBe(0);
  expect(estimateTokens('東京都の人口')).toBeGreaterThanOrEqual(4);
});

test('a model that nobody knows is taken for a small one', () => {
  expect(contextOf('nobody/knows', usualModelSettings)).toBe(8192);
  expect(contextOf('anthropic/claude-sonnet-4-5', usualModelSettings)).toBe(200_000);
});
