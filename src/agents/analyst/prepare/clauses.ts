const sentenceEnd = /(?<=[.?!;])\s+(?=["'“(]?[\p{Lu}\d])|(?<=;)\s+/u;

const behindStep =
  /(?:,\s*|\s+)(?:and\s+)?then,?\s+|,?\s+and\s+(?=(?:calculate|compute|find|determine|report|show|plot|list|give|what|how|tell)\b)/i;

const turned =
  /^(.*?)\s+(?:after|once)\s+((?:removing|excluding|dropping|pruning|eliminating|discarding|filling|imputing|replacing|normali[sz]ing|standardi[sz]ing|creating|adding|log)\b.*?)([.?!]?)$/is;

/** The sentences of a question and what stands in them behind "then", in the order in which they are done. */
export function clausesOf(text: string): readonly string[] {
  return text
    .split(sentenceEnd)
    .flatMap((sentence) => sentence.split(behindStep))
    .flatMap(doneFirst)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

/** "the mean after removing outliers": the removing comes first. */
function doneFirst(clause: string): readonly string[] {
  const match = turned.exec(clause);
  if (match === null) return [clause];
  const [, asked = '', done = '', end = ''] = match;
  return [done, `${asked}${end}`];
}
