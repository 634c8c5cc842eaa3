/** Words that are names too, or stand in a name's column without being one; a question may mean either. */
const commonWords = new Set(
  `a al an and any april are art august autumn bank banks baker bell best bill bishop black blank bond book booth brown
  bush by can carpenter case chance chase christian church city clay cliff close cook cost count country court cross crown
  customer dale data date dawn day days dean december default do drew east eve even fair faith false field finch fisher
  flowers ford forest fox frank free friday front gene general gold good grace grant gray green grey group hall hand harmony
  heath heather hill holiday hope house hunter in iris is ivy jack jade january joy judge july june june key king knight
  lake lane law lee less level list long lord love major male female march mark marsh mason max may melody mercy miles mill
  min miss model monday month moon more most name neat new nick no none north november null number october of old olive on
  or order page paris park parks part pat patience pearl penny person pike piper poole pope potter power price prince
  product queen rain ran ray reed regular rich ring rise river rob robin rock rod roman root rose rows rowe royal ruby rush
  rusty sales sandy saturday savage sea sharp shepherd short silver singer sky small smart smith so sole son south spring
  star stone strong sum summer sun sunday sunny table tanner taylor temple test text the thursday time to total town true
  trip true tuesday turner unknown user value van victor view violet wade walker wall ward waters way weaver wednesday week
  weeks welcome wells west white will win winner winter wise wolf wood woods word work worth year years yes young`.split(
    /\s+/,
  ),
);

export function isCommonWord(lowerCaseWord: string): boolean {
  return commonWords.has(lowerCaseWord);
}

const placeholders = new Set(
  '- -- --- . ? n/a na n.a. none null nan nil unknown anonymous anon missing empty tbd test other'.split(' '),
);

/** Stands where no value is, so that it hides nobody. */
export function isPlaceholder(text: string): boolean {
  const plain = text.trim().toLowerCase();
  return plain === '' || placeholders.has(plain);
}
