/** The words of a column's name in lower case: `customerID`, `Customer Id` and `customer_id` are `customer`, `id`. */
export function wordsOf(name: string): readonly string[] {
  const spaced = name.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2');
  return spaced
    .toLowerCase()
    .split(/[^\p{L}\p{N}%#]+/u)
    .filter((word) => word !== '');
}

/** True when the name holds one of the words, or all the words of one of the phrases (`first name`). */
export function says(name: string, wordsAndPhrases: readonly string[]): boolean {
  const words = wordsOf(name);
  return wordsAndPhrases.some((phrase) => phrase.split(' ').every((word) => words.includes(word)));
}
