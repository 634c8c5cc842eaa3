import type { RichText, Segment } from '../../../core/answer.ts';
import { scanFigures } from '../../figures/scan.ts';
import { unsupportedFigure } from '../../unsupported.ts';
import type { Problem } from './obstacle.ts';
import { resolveReference } from './reference.ts';
import { type Vouchers, vouchFor } from './vouch.ts';

/** A text of a model as it may be shown, and what was wrong with it. */
export interface Settled {
  readonly paragraphs: readonly RichText[];
  /** References that lead nowhere. */
  readonly invalid: readonly Problem[];
  /** Numbers that nothing vouches for, as they were written. */
  readonly unsupported: readonly string[];
}

/**
 * References become values; numbers of the model's own become values where a result, a name or the question vouches for
 * them, and are taken out where nothing does. Of markdown only paragraphs and strong words are left.
 */
export function settleProse(text: string, vouchers: Vouchers): Settled {
  const lines = withoutMarkup(text)
    .split(/\n+/)
    .map((line) => plainLine(line))
    .filter((line) => line !== '');
  const settled = lines.map((line) => settleLine(line, vouchers));
  return {
    paragraphs: settled.map(({ segments }) => segments),
    invalid: settled.flatMap(({ invalid }) => invalid),
    unsupported: settled.flatMap(({ unsupported }) => unsupported),
  };
}

/** Without what is thought aloud, what cannot be seen, and every address: nothing in a text leads anywhere. */
function withoutMarkup(text: string): string {
  return text
    .replaceAll(/<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/gi, '')
    .replaceAll(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replaceAll(/!\[[^\]]*\]\([^)]*\)?/g, '')
    .replaceAll(/\[([^\]]*)\]\((?:[^)]*)\)?/g, '$1')
    .replaceAll(/<\/?[a-z][^>]*>/gi, '')
    .replaceAll(/(?:\b[a-z][a-z0-9+.-]*:\/\/|\bwww\.)\S+/gi, '[address left out]')
    .replaceAll(/(?![©®™])\p{Extended_Pictographic}/gu, '')
    .replaceAll(/(?<!\*)\*(?!\*)|(?<=[\p{L}\p{N}])(?:\*\*|`+)(?=[\p{L}\p{N}])/gu, '');
}

function plainLine(line: string): string {
  return line
    .replace(/^\s*(?:#{1,6}\s+|>\s*|[-*•+]\s+|\p{Nd}{1,2}[.)]\s+)/u, '')
    .replace(/^\s*(?:[-=*_]{3,}|\|?[\s:|-]+\|)\s*$/, '')
    .trim();
}

interface SettledLine {
  readonly segments: RichText;
  readonly invalid: readonly Problem[];
  readonly unsupported: readonly string[];
}

function settleLine(line: string, vouchers: Vouchers): SettledLine {
  const segments: Segment[] = [];
  const invalid: Problem[] = [];
  const unsupported: string[] = [];
  let strong = false;
  for (const [part] of line.matchAll(/\{\{[\s\S]*?\}\}|\*\*|__|(?:(?!\{\{|\*\*|__)[\s\S])+|\{\{/g)) {
    if (part === '**' || part === '__') strong = !strong;
    else if (part.startsWith('{{')) {
      const resolved = resolveReference(part.replaceAll(/^\{\{|\}\}$/g, ''), vouchers.referents);
      if (resolved.kind === 'bound') segments.push({ bound: resolved.bound });
      else {
        invalid.push(resolved.problem);
        segments.push({ text: unsupportedFigure });
      }
    } else segments.push(...settleWords(part.replaceAll(/[`{}]/g, ''), strong, vouchers, unsupported));
  }
  return { segments, invalid, unsupported };
}

/** A stretch of plain words: what is no number stays. */
function settleWords(
  text: string,
  strong: boolean,
  vouchers: Vouchers,
  unsupported: string[],
): readonly Segment[] {
  const segments: Segment[] = [];
  const words = (from: number, to: number) => {
    if (to > from)
      segments.push(strong ? { text: text.slice(from, to), strong } : { text: text.slice(from, to) });
  };
  let at = 0;
  for (const figure of scanFigures(text)) {
    if (figure.to <= at) continue;
    const voucher = vouchFor(figure, text, vouchers);
    const from = Math.max(at, voucher?.from ?? figure.from);
    const to = voucher?.to ?? figure.to;
    if (voucher?.kind === 'name') continue;
    words(at, from);
    if (voucher === undefined) {
      unsupported.push(text.slice(from, to));
      segments.push({ text: unsupportedFigure });
    } else segments.push({ bound: voucher.bound });
    at = to;
  }
  words(at, text.length);
  return segments;
}
