import { z } from 'zod';
import { analysisSchema, analysisVersion, type SharedAnalysis } from '../../core/analysis.ts';
import { Refusal } from '../../core/refusal.ts';
import { deflate, inflate } from './deflate.ts';
import { readJson, writeJson } from './json.ts';
import { limits } from './limits.ts';

/**
 * How an analysis lies in bytes: `InsightX`, the version, the length of what follows in 32 bits (little-endian), the
 * analysis as deflated JSON with the names and sizes of its files, and the files one after the other as they are.
 */
const magic = new TextEncoder().encode('InsightX');
const headBytes = magic.length + 1 + 4;

/** No folder, no way up, nothing that a screen would not show. */
const fileNameSchema = z
  .string()
  .min(1)
  .max(200)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are refused
  .regex(/^[^/\\\u0000-\u001f]+$/);

const envelopeSchema = z.strictObject({
  analysis: analysisSchema,
  files: z
    .array(z.strictObject({ name: fileNameSchema, byteSize: z.number().int().nonnegative() }))
    .max(20)
    .readonly(),
});

export async function writeContainer({ analysis, files }: SharedAnalysis): Promise<Blob> {
  const envelope = { analysis, files: files.map(({ name, content }) => ({ name, byteSize: content.size })) };
  const packed = await deflate(new TextEncoder().encode(writeJson(envelope)));
  const head = new DataView(new ArrayBuffer(headBytes));
  for (const [index, byte] of magic.entries()) head.setUint8(index, byte);
  head.setUint8(magic.length, analysisVersion);
  head.setUint32(magic.length + 1, packed.length, true);
  return new Blob([head, packed, ...files.map(({ content }) => content)]);
}

/** The files' bytes are not looked at: they are read when the user opens them. Throws `Refusal`. */
export async function readContainer(blob: Blob): Promise<SharedAnalysis> {
  const packedBytes = await readHead(blob);
  const packed = new Uint8Array(await blob.slice(headBytes, headBytes + packedBytes).arrayBuffer());
  const { analysis, files } = await readEnvelope(packed);
  let at = headBytes + packedBytes;
  const cut = files.map(({ name, byteSize }) => {
    const content = blob.slice(at, at + byteSize);
    at += byteSize;
    return { name, content };
  });
  if (at !== blob.size) throw new Refusal('wrong-size');
  return { analysis, files: cut };
}

async function readHead(blob: Blob): Promise<number> {
  const head = new DataView(await blob.slice(0, headBytes).arrayBuffer());
  const isOurs = head.byteLength === headBytes && magic.every((byte, index) => head.getUint8(index) === byte);
  if (!isOurs) throw new Refusal('unknown');
  if (head.getUint8(magic.length) !== analysisVersion) {
    throw new Refusal('other-version');
  }
  const packedBytes = head.getUint32(magic.length + 1, true);
  if (packedBytes > limits.packedBytes) throw new Refusal('too-much');
  return packedBytes;
}

async function readEnvelope(packed: Uint8Array<ArrayBuffer>): Promise<z.infer<typeof envelopeSchema>> {
  const text = textOf(await inflate(packed, limits.textBytes));
  const parsed = envelopeSchema.safeParse(readJson(text));
  if (!parsed.success) throw new Refusal('misbuilt', { place: firstPlace(parsed.error) });
  checkReferences(parsed.data.analysis);
  return parsed.data;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new Refusal('unreadable', { cause: error });
  }
}

/** Empty where it is the whole. */
function firstPlace({ issues }: z.ZodError): string {
  return (issues[0]?.path.slice(0, 6).map(String).join('.') ?? '').slice(0, 80);
}

/** Places that lead nowhere would be found only while it is drawn. */
function checkReferences({ steps }: z.infer<typeof analysisSchema>): void {
  for (const { text, metrics, figures } of steps) {
    const places = [
      ...metrics.map(({ figure }) => figure),
      ...text.flat().flatMap((segment) => ('figure' in segment ? [segment.figure] : [])),
    ];
    if (places.some((place) => place >= figures.length)) {
      throw new Refusal('missing-figures');
    }
  }
}
