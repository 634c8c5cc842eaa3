/**
 * Words of number in the languages that answers come in beside English; only those that mean nothing in English.
 * What they say is not worked out: a number in words of another language is shown where the question has it, too.
 */
const words =
  `zwei drei vier fünf sechs sieben acht neun zehn zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig
  dreißig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend millionen milliarden dutzend hälfte drittel viertel
  doppelt doppelte verdoppelt verdreifacht halbiert zweimal dreimal
  deux trois quatre cinq huit neuf onze douze treize quatorze quinze vingt trente quarante cinquante soixante
  mille milliers milliards douzaine moitié doublé triplé
  tres cuatro cinco siete ocho nueve diez doce trece catorce veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa
  ciento doscientos quinientos millones docena mitad tercio duplicó
  quattro cinque sette nove dieci undici dodici trenta quaranta cinquanta sessanta settanta ottanta novanta metà
  quatro sete oito dez vinte trinta quarenta cinquenta sessenta oitenta metade milhões`.split(/\s+/);

const plain = new Set(words.map(withoutMarks));
const german =
  /^(?:ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)(?:und(?:zwanzig|drei(?:ß|ss)ig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig)|hundert|tausend)/;

/** The word without accents, in small letters. */
export function isForeignNumber(word: string): boolean {
  return plain.has(word) || german.test(word);
}

function withoutMarks(word: string): string {
  return word.normalize('NFKD').replaceAll(/\p{M}/gu, '');
}
