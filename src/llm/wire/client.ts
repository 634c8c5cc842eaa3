import OpenAI from 'openai';

/** Of waiting for the head of an answer. Ours are shorter; this one must not come first. */
const clientTimeoutMs = 60 * 60 * 1000;

/**
 * OpenAI's client as the writer and reader of its wire format, and no more: who sends, tries again or holds a key is
 * `transport`.
 */
export function createClient(baseUrl: string, transport: typeof fetch): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: 'none',
    organization: null,
    project: null,
    fetch: transport,
    maxRetries: 0,
    timeout: clientTimeoutMs,
    logLevel: 'off',
    // Keys that a page holds are its user's own, and go nowhere near this client.
    dangerouslyAllowBrowser: true,
  });
}
