import chardet from 'chardet';
import { markedEncoding, wideEncoding } from './text-marks.ts';

/** A label that `TextDecoder` knows, in lower case. */
export type Encoding = string;

const names: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Windows-1252 (Latin-1)',
  'windows-1250': 'Windows-1250 (Central European)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  'windows-1253': 'Windows-1253 (Greek)',
  'windows-1254': 'Windows-1254 (Turkish)',
  'windows-1255': 'Windows-1255 (Hebrew)',
  'windows-1256': 'Windows-1256 (Arabic)',
  'iso-8859-2': 'ISO-8859-2 (Central European)',
  'iso-8859-5': 'ISO-8859-5 (Cyrillic)',
  'iso-8859-15': 'ISO-8859-15 (Western European)',
  'koi8-r': 'KOI8-R (Cyrillic)',
  macintosh: 'Macintosh (Western European)',
  shift_jis: 'Shift JIS (Japanese)',
  'euc-jp': 'EUC-JP (Japanese)',
  'iso-2022-jp': 'ISO-2022-JP (Japanese)',
  gb18030: 'GB18030 (Chinese)',
  big5: 'Big5 (Chinese)',
  'euc-kr': 'EUC-KR (Korean)',
};

/** What can be chosen. */
export const knownEncodings: readonly Encoding[] = Object.keys(names);

export function encodingName(encoding: Encoding): string {
  return names[encoding] ?? encoding;
}

/** Below this a guess is worth less than Windows-1252, which most files with few letters beyond ASCII are. */
const leastConfidence = 25;

/** The encodings of languages that write most letters in ASCII. */
const latin = new Set(['windows-1252', 'windows-1250', 'windows-1254', 'windows-1257', 'iso-8859-2']);

/**
 * By byte order mark, by where the zero bytes of UTF-16 stand, by whether the samples are UTF-8, and then by which
 * letters of a legacy encoding are usual beside each other.
 */
export function detectEncoding(samples: readonly Uint8Array[]): Encoding {
  const [head = new Uint8Array()] = samples;
  const certain = markedEncoding(head) ?? wideEncoding(head);
  return certain ?? (samples.every(isUtf8) ? 'utf-8' : legacyEncoding(samples));
}

function legacyEncoding(samples: readonly Uint8Array[]): Encoding {
  const bytes = new Uint8Array(samples.flatMap((sample) => [...sample.subarray(0, 65_536)]));
  const mayBe = isInOtherScript(bytes)
    ? ({ label }: Guess) => !latin.has(label)
    : ({ confidence }: Guess) => confidence >= leastConfidence;
  const guesses = guessesFor(bytes).filter(mayBe);
  const likely = guesses.filter(
    ({ label }) => latin.has(label) || looksWritten(new TextDecoder(label).decode(bytes)),
  );
  const [best = guesses[0]] = likely;
  const equals = likely.filter(({ confidence }) => confidence === best?.confidence);
  return mostUsual(bytes, equals) ?? best?.label ?? 'windows-1252';
}

/** Words are written in letters beyond ASCII as a whole, not only here and there. */
function isInOtherScript(bytes: Uint8Array): boolean {
  const beyond = bytes.filter((byte) => byte > 127).length;
  const besides = bytes.filter((byte, index) => byte > 127 && (bytes[index + 1] ?? 0) > 127).length;
  return besides > beyond / 2;
}

/** Of the letters beyond ASCII, how many may stand where nobody writes them. */
const mostMisplaced = 0.05;

/**
 * What pairs of bytes of Chinese, Japanese or Korean become when each is taken for a letter: frames, signs of control,
 * and capitals in the middle of words.
 */
function looksWritten(text: string): boolean {
  const beyond = text.match(/[^\0-\x7F]/g)?.length ?? 0;
  const misplaced =
    text.match(/[\u0080-\u009F\u2500-\u259F\uE000-\uF8FF\uFFFD]|\p{Ll}(?=[^\0-\x7F])\p{Lu}/gu)?.length ?? 0;
  return misplaced <= mostMisplaced * beyond;
}

/** First bytes of the characters that are most used; the narrower range first, as texts of it are within the wider too. */
const usualLeads: readonly (readonly [Encoding, (lead: number) => boolean])[] = [
  ['euc-kr', (lead) => lead >= 0xb0 && lead <= 0xc8],
  ['big5', (lead) => lead >= 0xa4 && lead <= 0xc6],
  ['euc-jp', (lead) => lead === 0xa4 || lead === 0xa5 || (lead >= 0xb0 && lead <= 0xcf)],
  ['gb18030', (lead) => lead >= 0xb0 && lead <= 0xd7],
];

/** Of encodings between which a short text decides nothing, the one in which its characters are the most usual ones. */
function mostUsual(bytes: Uint8Array, guesses: readonly Guess[]): Encoding | undefined {
  const isOpen =
    guesses.length > 1 && guesses.every(({ label }) => usualLeads.some(([known]) => known === label));
  if (!isOpen) return undefined;
  const leads = leadsOf(bytes);
  const share = (isUsual: (lead: number) => boolean) => leads.filter(isUsual).length;
  const ranked = usualLeads.filter(([label]) => guesses.some((guess) => guess.label === label));
  return ranked.toSorted(([, a], [, b]) => share(b) - share(a))[0]?.[0];
}

/** The first of each pair of bytes, the second of which may be ASCII. */
function leadsOf(bytes: Uint8Array): readonly number[] {
  const leads: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte <= 127) continue;
    leads.push(byte);
    at += 1;
  }
  return leads;
}

interface Guess {
  readonly label: Encoding;
  readonly confidence: number;
}

/** The likeliest first. */
function guessesFor(bytes: Uint8Array): readonly Guess[] {
  return chardet.analyse(bytes).flatMap(({ name, confidence }) => {
    const label = decoderLabel(name);
    const isKnown = label !== undefined && label !== 'utf-8' && label in names;
    return isKnown ? [{ label, confidence }] : [];
  });
}

/** The label of the decoder that a browser has for an encoding, or `undefined` when it has none. */
function decoderLabel(name: string): Encoding | undefined {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

/** A sample may begin and end within a character. */
function isUtf8(sample: Uint8Array): boolean {
  const start = sample.findIndex((byte) => (byte & 0xc0) !== 0x80);
  if (start > 3) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample.subarray(Math.max(0, start)), { stream: true });
    return true;
  } catch {
    return false;
  }
}
