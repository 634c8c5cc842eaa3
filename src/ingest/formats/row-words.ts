const totalWords =
  /^(grand |sub-?|overall )?(totals?|sum|summe|gesamt(summe)?|zwischensumme|insgesamt|total général|totaal|totale|suma|итого|всего|合計|总计|合计|average|mean|mittelwert|durchschnitt)\b|^(итого|всего|合計|总计|合计)/i;

/** How rows begin that sum up those above them. */
export function isTotalWord(text: string): boolean {
  return totalWords.test(text);
}

/** How lines begin that say something about a table. */
export function isNote(text: string): boolean {
  return /^([*†‡¹²³⁴§]|\(?\d\)|\[\d\]|notes?\b|source|sources\b|quelle|hinweis|anmerkung|nota|fuente|remarks?\b|as of\b|stand:?\b|©)/i.test(
    text,
  );
}
