const sentence = /[^.?!\n]+(?:[.](?=\d)[^.?!\n]*)*[.?!]?/g;

/** How a method is applied, which level counts, how the answer is written: told, not asked. */
const wish =
  /^\W*(?:if\b|(?:please )?us(?:e|ing)\b.*\b(?:method|test|approach|rule|threshold|level|library|function|formula|coefficient|strategy|alpha|random|seed)\b|consider\b|assume\b|define\b|interpret\b|discuss\b|explain\b|assess\b|validate\b|for (?:each|every)\b.*\bhypothesis\b|the null hypothesis\b|report the p|(?:the|all) .*\b(?:should|must) be\b|only consider\b|ignore\b)/i;

/** The sentences of a text that only say how; none where nothing else would be left to ask. */
export function wishesIn(text: string): readonly string[] {
  const sentences = text.match(sentence) ?? [];
  const wishes = sentences.filter((one) => wish.test(one) && !one.trim().endsWith('?'));
  return wishes.length < sentences.filter((one) => /\p{L}/u.test(one)).length ? wishes : [];
}
