/** Something that can be said in any language: what it is, and the values that it is said of. */
interface Fact {
  readonly code: string;
}

/** One for each fact of a union: where one is missing, the compiler says so. */
export type Sentences<Said extends Fact, Written = string> = {
  readonly [Code in Said['code']]: (fact: FactOf<Said, Code>) => Written;
};

type FactOf<Said extends Fact, Code> = Said extends Fact ? (Code extends Said['code'] ? Said : never) : never;

export function sentenceOf<Said extends Fact, Written>(
  sentences: Sentences<Said, Written>,
  fact: Said,
): Written {
  // The compiler does not follow that a fact's code picks the sentence for such facts.
  const write = sentences[fact.code as Said['code']] as (said: Said) => Written;
  return write(fact);
}
