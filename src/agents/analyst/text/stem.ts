const irregular: Readonly<Record<string, string>> = {
  won: 'win',
  wrote: 'write',
  written: 'write',
  drove: 'drive',
  driven: 'drive',
  held: 'hold',
  men: 'man',
  mens: 'man',
  womens: 'woman',
  women: 'woman',
  children: 'child',
  people: 'person',
  lost: 'lose',
  sold: 'sell',
  bought: 'buy',
  paid: 'pay',
  ran: 'run',
  said: 'say',
  went: 'go',
  gone: 'go',
  made: 'make',
  built: 'build',
  spent: 'spend',
  began: 'begin',
  begun: 'begin',
  chosen: 'choose',
  chose: 'choose',
  led: 'lead',
  taken: 'take',
  took: 'take',
  given: 'give',
  gave: 'give',
  born: 'birth',
  died: 'death',
  dies: 'death',
  die: 'death',
  weighs: 'weight',
  weigh: 'weight',
  weighed: 'weight',
  sang: 'sing',
  sung: 'sing',
  flew: 'fly',
  flown: 'fly',
  came: 'come',
  left: 'left',
  countries: 'country',
  lives: 'life',
  wives: 'wife',
  indices: 'index',
  indexes: 'index',
  criteria: 'criterion',
  data: 'data',
  series: 'series',
  species: 'species',
  status: 'status',
  class: 'class',
  gas: 'gas',
  bus: 'bus',
  buses: 'bus',
  news: 'news',
};

const derivations = [
  'ful',
  'ements',
  'ement',
  'ments',
  'ment',
  'anc',
  'ance',
  'enc',
  'ence',
  'ality',
  'ity',
  'ship',
  'ness',
  'ions',
  'ion',
  'iv',
  'ive',
  'ur',
  'ure',
  'ers',
  'ors',
  'er',
  'or',
  'ee',
  'ern',
  'al',
  'ly',
  'ing',
  'ed',
  'ant',
  'ent',
  'y',
  'e',
] as const;

/** The word without its inflection: plural, past, -ing. Not a dictionary form: compare stems only with stems. */
export function stemOf(word: string): string {
  const known = Object.hasOwn(irregular, word) ? irregular[word] : undefined;
  if (known !== undefined) return known === word ? known : regularStem(known);
  return regularStem(word);
}

function regularStem(word: string): string {
  if (/\d/.test(word) || word.length < 4)
    return word.length === 3 && /[^aeiousy]s$/.test(word) ? word.slice(0, 2) : word;
  return unpast(singular(word));
}

/** What word forms of one family share: director, directed, direction. Coarser than a stem, so worth less. */
export function rootOf(word: string): string {
  const stem = stemOf(word);
  const ending = derivations.find(
    (suffix) =>
      stem.endsWith(suffix) && stem.length - suffix.length >= (/^(ions?|ure?)$/.test(suffix) ? 4 : 3),
  );
  return undouble(ending === undefined ? stem : stem.slice(0, -ending.length));
}

function singular(word: string): string {
  if (/ies$/.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(ss|us|is)$/.test(word)) return word;
  if (/(ch|sh|x|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function unpast(word: string): string {
  if (word.length < 5) return word;
  if (word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  if (word.endsWith('ing') && word.length > 5) return bare(word.slice(0, -3));
  return word.endsWith('ed') && !word.endsWith('eed') ? bare(word.slice(0, -2)) : bare(word);
}

/** `located`, `locate` and `locating` meet at `locat`. */
function bare(word: string): string {
  const single = undouble(word);
  return single.length > 3 && single.endsWith('e') ? single.slice(0, -1) : single;
}

function undouble(word: string): string {
  return /([bdgklmnprt])\1$/.test(word) && word.length > 4 ? word.slice(0, -1) : word;
}
