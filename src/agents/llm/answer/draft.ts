import type { BoundValue } from '../../../core/answer.ts';
import { plainText } from '../../../core/rich-text.ts';
import { senseOf } from '../../figures/number-words.ts';
import { settleProse } from './prose.ts';
import { splitWritten } from './split.ts';
import type { Vouchers } from './vouch.ts';

/**
 * The answer's text while it comes in: what is complete is settled like the answer itself and given out once; what may
 * still become a reference or a number is held back.
 */
export function startDraft(
  vouchers: Vouchers,
  effects: { readonly write: (bound: BoundValue) => string; readonly unmask: (text: string) => string },
): (delta: string) => string {
  let received = '';
  let settled = '';
  let shown = '';
  return (delta) => {
    received += delta;
    const { prose, closing } = splitWritten(received);
    const complete = closing === '' ? completePart(prose) : prose;
    if (complete === settled) return '';
    settled = complete;
    const { paragraphs } = settleProse(effects.unmask(complete), vouchers);
    const text = plainText(paragraphs, effects.write);
    if (text.length <= shown.length || !text.startsWith(shown)) return '';
    const news = text.slice(shown.length);
    shown = text;
    return news;
  };
}

/** Words held back behind the last that may be shown: they may tell what the word before them means. */
const heldWords = 2;

function completePart(prose: string): string {
  const open = openAt(prose);
  const closed = prose.slice(0, open);
  const words = [...closed.matchAll(/(?:\{\{[\s\S]*?\}\}|\S)+/g)];
  let last = words.length - 1 - heldWords;
  while (last >= 0 && mayGoOn(words[last]?.[0] ?? '')) last -= 1;
  const word = words[last];
  return word === undefined ? '' : closed.slice(0, word.index + word[0].length);
}

/** Where something begins that has not ended: a reference, a mark of markdown, an aside, a token. */
function openAt(prose: string): number {
  const opened = [
    /\{\{?(?:(?!\}\})[\s\S])*$/,
    /!?\[[^\]\n]*(?:\](?:\([^)\n]*)?)?$/,
    /<[^>\n]*$/,
    /`+$/,
    /~+$/,
    /\n\s*$/,
  ];
  return Math.min(prose.length, ...opened.map((pattern) => prose.search(pattern)).filter((at) => at >= 0));
}

/** A number, or a word that a number may follow; marks of markdown inside it (`fo**u**r`) are none of its letters. */
function mayGoOn(word: string): boolean {
  const plain = word.replaceAll(/[*_~`]/g, '').replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (plain === '' || /\p{N}|[-‐‑]/u.test(plain)) return !word.includes('}}');
  if (
    /^(?:an?|the|and|of|about|per|cent|percentage|points|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)$/i.test(
      plain,
    )
  )
    return true;
  return plain.split(/[-‐‑]/).some((part) => senseOf(part) !== undefined);
}
