import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Analysis } from '../../../src/core/analysis.ts';
import { Refusal } from '../../../src/core/refusal.ts';
import { toBase64url } from '../../../src/sharing/codec/base64url.ts';
import { readContainer, writeContainer } from '../../../src/sharing/codec/container.ts';
import { deflate } from '../../../src/sharing/codec/deflate.ts';
import { limits } from '../../../src/sharing/codec/limits.ts';
import { linkTo, mostLinkLength, readLink } from '../../../src/sharing/link.ts';
import { sharingWords } from '../../../src/ui/sharing/words.tsx';
import { anyAnalysis, emptyAnalysis } from './any-analysis.ts';

const page = 'https://example.org/app/index.html?data=x.csv#privacy';

function hashOf(link: string): string {
  return new URL(link).hash;
}

/** A link as somebody would forge it: any text where the analysis is. */
async function forged(text: string, { version = 1, length }: { version?: number; length?: number } = {}) {
  const packed = await deflate(new TextEncoder().encode(text));
  return forgedBytes(packed, version, length ?? packed.length);
}

function forgedBytes(packed: Uint8Array<ArrayBuffer>, version: number, length: number): string {
  const head = new Uint8Array(13);
  head.set(new TextEncoder().encode('InsightX'));
  head[8] = version;
  new DataView(head.buffer).setUint32(9, length, true);
  return `#analysis=${toBase64url(new Uint8Array([...head, ...packed]))}`;
}

function envelope(analysis: unknown, files: unknown = []): string {
  return JSON.stringify({ analysis, files });
}

test('any analysis comes out of its link as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(anyAnalysis, async (analysis) => {
      const read = await readLink(hashOf(await linkTo({ analysis, files: [] }, page)));
      expect(read).toEqual({ analysis, files: [] });
    }),
    { numRuns: 150 },
  );
});

test('a link opens the app alone: its own search and fragment are gone', async () => {
  const link = await linkTo({ analysis: emptyAnalysis, files: [] }, page);
  expect(link).toMatch(/^https:\/\/example\.org\/app\/index\.html#analysis=[\w-]+$/);
});

test('files travel byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 }), async (contents) => {
      const files = contents.map((bytes, index) => ({
        name: `part ${index}.csv`,
        content: new Blob([new Uint8Array(bytes)]),
      }));
      const read = await readContainer(await writeContainer({ analysis: emptyAnalysis, files }));
      const back = await Promise.all(
        read.files.map(async ({ content }) => new Uint8Array(await content.arrayBuffer())),
      );
      expect(back).toEqual(contents.map((bytes) => new Uint8Array(bytes)));
      expect(read.files.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
    }),
  );
});

test('no bytes that are not an analysis are taken for one, and none end in another error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      await expect(readContainer(new Blob([new Uint8Array(bytes)]))).rejects.toThrow(Refusal);
      await expect(readLink(forgedBytes(new Uint8Array(bytes), 1, bytes.length))).rejects.toThrow(Refusal);
    }),
  );
});

test('no JSON that is not an analysis is taken for one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (json) => {
      await expect(readLink(await forged(json))).rejects.toThrow(Refusal);
      await expect(readLink(await forged(`{"analysis":${json},"files":[]}`))).rejects.toThrow(Refusal);
    }),
  );
});

test('a link that lost or changed a piece on its way is refused', async () => {
  const hash = hashOf(await linkTo({ analysis: { ...emptyAnalysis, title: 'A title' }, files: [] }, page));
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 10, max: hash.length - 2 }), async (at) => {
      await expect(readLink(hash.slice(0, at))).rejects.toThrow(Refusal);
    }),
  );
  await expect(readLink(`${hash}%20<script>`)).rejects.toThrow('odd-characters');
});

const hostile: Record<string, () => Promise<string>> = {
  'a bomb of spaces': () => forged(`${' '.repeat(limits.textBytes + 1)}1`),
  'a bomb that says it is small': async () => {
    const packed = await deflate(new Uint8Array(60_000_000));
    return forgedBytes(packed, 1, packed.length);
  },
  'lists in lists': () => forged(`${'['.repeat(200_000)}${']'.repeat(200_000)}`),
  'a million values': () => forged(`[${'0,'.repeat(1_000_000)}0]`),
  'a million steps': () =>
    forged(
      `{"analysis":{"title":"","madeAt":0,"tables":[],"insights":[],"steps":[${'{},'.repeat(1_000_000)}{}]}}`,
    ),
  'wrong types': () => forged(envelope({ ...emptyAnalysis, title: { toString: 'x' } })),
  'surplus names': () => forged(envelope({ ...emptyAnalysis, run: 'DROP TABLE x' })),
  'a prototype': () => forged('{"analysis":{"__proto__":{"isAdmin":true}},"files":[]}'),
  'a prototype in disguise': () => forged('{"analysis":{"\\u005f_proto__":{"isAdmin":true}},"files":[]}'),
  'a number that is none': () => forged('{"analysis":{"title":{"\\u0000number":"alert(1)"}},"files":[]}'),
  'a file outside of its folder': () => forged(envelope(emptyAnalysis, [{ name: '../x.csv', byteSize: 0 }])),
  'files that are not there': () => forged(envelope(emptyAnalysis, [{ name: 'x.csv', byteSize: 5 }])),
  'a negative size': () => forged(envelope(emptyAnalysis, [{ name: 'x.csv', byteSize: -5 }])),
  'a length beyond its end': () => forged(envelope(emptyAnalysis), { length: 4_000_000_000 }),
  'another version': () => forged(envelope(emptyAnalysis), { version: 9 }),
  'figures that it does not hold': () =>
    forged(envelope({ ...emptyAnalysis, steps: [{ ...anyStep, text: [[{ figure: 3 }]] }] })),
  'a link without end': () => Promise.resolve(`#analysis=${'A'.repeat(mostLinkLength)}`),
};

const anyStep: Analysis['steps'][number] = {
  ...{ question: '', askedAt: 0, models: [], declined: false, verdict: null, text: [], figures: [] },
  ...{ metrics: [], chart: null, tableResultId: null, assumptions: [], findings: [] },
};

test.each(Object.entries(hostile))('refused with a reason: %s', async (_, make) => {
  const before = Date.now();
  const refusal = await readLink(await make()).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refusal);
  const reason = refusal instanceof Refusal ? refusal.reason : undefined;
  expect(reason === undefined ? '' : sharingWords.received.refusals[reason]).toMatch(/^\S.{15,200}\.$/);
  expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
  expect(Date.now() - before).toBeLessThan(10_000);
});

test('a script in an analysis is text like any other', async () => {
  const analysis = { ...emptyAnalysis, title: '<img src=x onerror=alert(1)>' };
  expect((await readLink(hashOf(await linkTo({ analysis, files: [] }, page)))).analysis.title).toBe(
    analysis.title,
  );
});
