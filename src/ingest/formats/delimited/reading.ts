/** How people write numbers: what stands between thousands, and before the decimals. */
export interface NumberStyle {
  readonly group: '' | ',' | '.' | ' ' | "'" | '\u00A0' | '\u202F';
  readonly point: '.' | ',';
}

export const units = ['$', '€', '£', '¥', '₹', '%', 'EUR', 'USD', 'GBP', 'CHF'] as const;
export type Unit = (typeof units)[number];

/** A way to read a column's texts as values of a type. Nothing is read as something that it does not say. */
export interface Reading {
  readonly kind: 'text' | 'number' | 'boolean' | 'date' | 'timestamp' | 'time';
  /** DuckDB's. */
  readonly type: string;
  /** What a text must match in full; in the part of the syntax that JavaScript and RE2 share. */
  readonly pattern: string;
  /** Further conditions on a text that matches. */
  readonly holds?: (text: string) => boolean;
  /** SQL from a trimmed text that matches; NULL when it does not fit after all. */
  readonly fromText: (text: string) => string;
  /** Where the CSV reader can be trusted with the type: what it reads, and SQL that raises an error on what does not fit. */
  readonly fromReader?: { readonly type: string; readonly value: (column: string) => string };
  readonly unit?: Unit;
  readonly style?: NumberStyle;
  /** For dates: the `strptime` format. */
  readonly format?: string;
  /** Which of two numbers comes first in a date written with numbers. */
  readonly order?: 'day-first' | 'month-first';
}

export const textReading: Reading = {
  kind: 'text',
  type: 'VARCHAR',
  pattern: '.*',
  fromText: (text) => text,
  fromReader: { type: 'VARCHAR', value: (column) => column },
};

/** Spellings of "no value", in lower case. They count as such only where all other values are of a type. */
export const missingWords: ReadonlySet<string> = new Set([
  'na',
  'n/a',
  '#n/a',
  'n.a.',
  'null',
  '<null>',
  'none',
  'nil',
  'nan',
  'nat',
  '.',
  '..',
  '-',
  '--',
  '–',
  '—',
  '?',
  '\\n',
  'missing',
]);

/** A test for texts, compiled once. */
export function acceptance(reading: Reading): (text: string) => boolean {
  if (reading.kind === 'text') return () => true;
  const pattern = new RegExp(`^(?:${reading.pattern})$`);
  const { holds } = reading;
  return (text) => pattern.test(text) && (holds === undefined || holds(text));
}
