const unitWords =
  /^([[(].{1,24}[\])]|[%‰°#$€£¥₹]|°[CFK]|[kmcµnMG]?(m|g|l|L|W|Wh|V|A|Hz|B|Pa|N|J|s|t)|(k|c|m|d)?m[²³23]|ha|km\/h|m\/s|mph|h|hrs?|min|sec|days?|years?|pcs|units?|USD|EUR|GBP|CHF|JPY|CNY|(in )?(k|m|bn|mio\.?|thousands?|millions?|tsd\.?) ?(USD|EUR|GBP|CHF|[$€£])?|[$€£]? ?(k|m|mn|bn|000s?))$/i;

const totalWords =
  /^(grand |sub-?|overall )?(totals?|sum|summe|gesamt(summe)?|zwischensumme|insgesamt|total général|totaal|totale|suma|итого|всего|合計|总计|合计|average|mean|mittelwert|durchschnitt)\b|^(итого|всего|合計|总计|合计)/i;

/** How rows begin that sum up those above them. */
export function isTotalWord(text: string): boolean {
  return totalWords.test(text);
}

/** How lines begin that say something about a table. */
export function isNote(text: string): boolean {
  return /^([*†‡¹²³⁴§]|\(?\d\)|\[\d\]|notes?\b|source|sources\b|quelle|hinweis|anmerkung|nota|fuente|remarks?\b|as of\b|stand:?\b|©|\(\d[\d,]* rows?( affected)?\))/i.test(
    text,
  );
}

/** What the numbers of a column are counted in. */
export function isUnit(text: string): boolean {
  return unitWords.test(text);
}
