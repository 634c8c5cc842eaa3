import { cellKind } from './grid.ts';

/** What a number format says about the numbers that it shows. */
export interface NumberFormat {
  readonly kind:
    | typeof cellKind.number
    | typeof cellKind.date
    | typeof cellKind.timestamp
    | typeof cellKind.time
    | typeof cellKind.duration;
  /** `%`, a currency's sign or code, or nothing. */
  readonly unit: string;
}

/** Formats that files name by their number alone (ECMA-376, part 1, 18.8.30); those from 27 to 58 are East Asian dates. */
const builtIn: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'mm-dd-yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  27: 'yyyy-mm-dd',
  28: 'm-d',
  29: 'm-d',
  30: 'm-d-yy',
  31: 'yyyy-mm-dd',
  32: 'h:mm',
  33: 'h:mm:ss',
  34: 'h:mm',
  35: 'h:mm:ss',
  36: 'yyyy-mm-dd',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  50: 'yyyy-mm-dd',
  51: 'm-d',
  52: 'yyyy-mm-dd',
  53: 'm-d',
  54: 'm-d',
  55: 'h:mm',
  56: 'h:mm:ss',
  57: 'yyyy-mm-dd',
  58: 'm-d',
};

export function builtInFormat(id: number): NumberFormat {
  return numberFormat(builtIn[id] ?? '');
}

/** Reads a format's code, `#,##0.00 [$€-407];[Red]-#,##0.00` say: its first section counts. */
export function numberFormat(code: string): NumberFormat {
  const unit = unitOf(code);
  const [section = ''] = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';', 1);
  const letters = section.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').replace(/General|Standard/gi, '');
  const kind = kindOf(letters);
  return kind === cellKind.number ? { kind, unit } : { kind, unit: '' };
}

function kindOf(letters: string): NumberFormat['kind'] {
  if (/\[(h+|m+|s+)\]/i.test(letters)) return cellKind.duration;
  if (/[#0?]/.test(letters.replace(/[s.]0+/gi, '')) || /e\+|e-/i.test(letters)) return cellKind.number;
  const hasDay = /[ydgbe]/i.test(letters.replace(/am\/pm|a\/p/gi, '')) || /mmm/i.test(letters);
  const hasTime = /[hs]|am\/pm/i.test(letters);
  if (hasDay && hasTime) return cellKind.timestamp;
  if (hasDay || (/m/i.test(letters) && !hasTime)) return cellKind.date;
  return hasTime ? cellKind.time : cellKind.number;
}

function unitOf(code: string): string {
  const quoted = code.replace(/\[\$([^\]-]*)(-[^\]]*)?\]/g, '$1').replace(/["\\]/g, '');
  if (/%/.test(quoted)) return '%';
  const [unit = ''] =
    /[$€£¥₹₽₩₺₪₫฿₴₦]|\b(USD|EUR|GBP|JPY|CHF|CAD|AUD|CNY|INR|SEK|NOK|DKK|PLN|CZK|BRL|kr|zł|Kč|R\$)\b/.exec(
      quoted,
    ) ?? [];
  return unit;
}
