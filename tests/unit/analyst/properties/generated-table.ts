import fc from 'fast-check';

/** A table made for a property, as rows of text; what its columns are called is said apart. */
export interface GeneratedTable {
  readonly categories: number;
  readonly numbers: number;
  readonly hasTime: boolean;
  readonly rows: readonly (readonly string[])[];
}

/** Nouns that say neither a unit nor a kind of thing that another table would not have as well. */
const namePools = {
  category: [
    ['region', 'material', 'segment'],
    ['branch', 'flavour', 'supplier'],
    ['Depot Name', 'paint_colour', 'CropType'],
  ],
  number: [
    ['revenue', 'weight', 'visits'],
    ['sales', 'thickness', 'wages'],
    ['Net Turnover', 'cargo_load', 'StepCount'],
  ],
  time: [['day'], ['opened_at'], ['Shipped On']],
} as const;

export const poolCount = namePools.time.length;

export interface Names {
  readonly category: readonly string[];
  readonly number: readonly string[];
  readonly time: string;
}

export function namesOf(pool: number): Names {
  return {
    category: namePools.category[pool] ?? [],
    number: namePools.number[pool] ?? [],
    time: namePools.time[pool]?.[0] ?? 'day',
  };
}

const values = [
  ['Alder', 'Birch', 'Cedar', 'Doum'],
  ['Quartz', 'Basalt', 'Slate'],
  ['Northgate', 'Westbrook', 'Eastfield', 'Southport', 'Midvale'],
] as const;

const row = (categories: number, numbers: number, hasTime: boolean) =>
  fc
    .record({
      texts: fc.tuple(
        ...values.slice(0, categories).map((list) => fc.constantFrom(...(list as readonly string[]))),
      ),
      numbers: fc.array(fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 5 })), {
        minLength: numbers,
        maxLength: numbers,
      }),
      day: fc.integer({ min: 0, max: 300 }),
      isGap: fc.integer({ min: 0, max: 14 }),
    })
    .map(({ texts, numbers: list, day, isGap }) => [
      ...texts,
      ...list.map((value, at) => (at === 0 && isGap === 0 ? '' : (value / 4).toString())),
      ...(hasTime ? [new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, 10)] : []),
    ]);

export const generatedTable: fc.Arbitrary<GeneratedTable> = fc
  .record({
    categories: fc.integer({ min: 1, max: 3 }),
    numbers: fc.integer({ min: 1, max: 3 }),
    hasTime: fc.boolean(),
  })
  .chain(({ categories, numbers, hasTime }) =>
    fc
      .array(row(categories, numbers, hasTime), { minLength: 24, maxLength: 60 })
      .map((rows) => ({ categories, numbers, hasTime, rows })),
  );

export function csvOf(table: GeneratedTable, names: Names): string {
  const header = [
    ...names.category.slice(0, table.categories),
    ...names.number.slice(0, table.numbers),
    ...(table.hasTime ? [names.time] : []),
  ];
  return [header, ...table.rows].map((cells) => cells.join(',')).join('\n');
}

/** Where a table's question takes its names and values from; a place beyond the last column is the first's. */
export interface Places {
  readonly category: number;
  readonly other: number;
  readonly number: number;
  readonly row: number;
  readonly bound: number;
}

export const places: fc.Arbitrary<Places> = fc.record({
  category: fc.nat(2),
  other: fc.nat(2),
  number: fc.nat(2),
  row: fc.nat(23),
  bound: fc.integer({ min: 1, max: 95 }),
});

export interface Said {
  readonly category: string;
  readonly other: string;
  readonly number: string;
  readonly value: string;
  readonly bound: number;
}

export function saidOf(table: GeneratedTable, names: Names, at: Places): Said {
  const category = at.category % table.categories;
  return {
    category: names.category[category] ?? '',
    other: names.category[at.other % table.categories] ?? '',
    number: names.number[at.number % table.numbers] ?? '',
    value: table.rows[at.row]?.[category] ?? '',
    bound: at.bound,
  };
}
