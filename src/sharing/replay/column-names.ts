/** A name without case, accents, blanks and marks: `Netto-Betrag (€)` and `netto_betrag` are the same words. */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** How much two names have in common: 0 to 1. */
export function nameLikeness(left: string, right: string): number {
  const [a, b] = [new Set(wordsOf(left)), new Set(wordsOf(right))];
  const shared = [...a].filter((word) => b.has(word)).length;
  const byWords = a.size === 0 || b.size === 0 ? 0 : shared / Math.min(a.size, b.size);
  return Math.max(byWords, pairLikeness(plainName(left), plainName(right)));
}

/** Sørensen and Dice's coefficient over neighbouring letters. */
function pairLikeness(left: string, right: string): number {
  const [a, b] = [pairsOf(left), pairsOf(right)];
  if (a.length === 0 || b.length === 0) return left === right && left !== '' ? 1 : 0;
  const rest = [...b];
  const shared = a.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (a.length + b.length);
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}
