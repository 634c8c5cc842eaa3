/** Something that can be said in any language: what it is, and the values that it is said of. */
interface Fact {
  readonly code: string;
}

/** One for each fact of a union: where one is missing, the compiler says so. */
export type Sentences<Said extends Fact> = {
  readonly [Code in Said['code']]: (fact: Extract<Said, { readonly code: Code }>) => string;
};

export function sentenceOf<Said extends Fact>(sentences: Sentences<Said>, fact: Said): string {
  // The compiler does not follow that a fact's code picks the sentence for such facts.
  const write = sentences[fact.code as Said['code']] as (said: Said) => string;
  return write(fact);
}
