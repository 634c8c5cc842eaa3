import { expect, test } from 'vitest';
import type { TableRows } from '../../../src/core/analysis.ts';
import type { CellKind } from '../../../src/core/cell.ts';
import { type ChartSpec, chartSpecSchema } from '../../../src/core/chart.ts';
import { chartSvg } from '../../../src/sharing/export/chart/chart-svg.ts';
import { formatCell, formatValue } from '../../../src/ui/format.ts';

const writing = {
  value: formatValue,
  cell: (cell: Parameters<typeof formatCell>[0], kind: CellKind) => formatCell(cell, { kind }),
  day: (time: number) => new Date(time).toISOString(),
};
const common = { title: 't', subtitle: '', resultId: 'r', style: 'number' };
const table: TableRows = {
  columns: [
    { name: 'shop', type: 'VARCHAR', kind: 'text' },
    { name: 'grade', type: 'VARCHAR', kind: 'text' },
    { name: 'price', type: 'DOUBLE', kind: 'float' },
    { name: 'sold', type: 'BIGINT', kind: 'integer' },
  ],
  rows: [
    ...['North', 'South'].flatMap((shop) =>
      ['a', 'b', 'c'].map((grade, place) => [shop, grade, place + 1, (place + 1) * 100]),
    ),
    ['South', 'a', 40, 100],
  ],
};

function drawn(spec: Readonly<Record<string, unknown>>, of: TableRows = table): string {
  const parsed: ChartSpec = chartSpecSchema.parse({ ...common, ...spec });
  return chartSvg(parsed, of, writing) ?? '';
}

function heights(svg: string, mark: RegExp): readonly number[] {
  return [...svg.matchAll(mark)].map(([, y]) => Number(y));
}

test('a box has a median and whiskers at their values, and a dot for what lies beyond', () => {
  const svg = drawn({ type: 'box', x: 'shop', y: 'price' });
  const medians = heights(svg, /class="s1 median" x1="[\d.]+" y1="([\d.]+)"/g);
  expect(medians).toHaveLength(2);
  expect(svg.match(/<circle/g)).toHaveLength(1);
  const [outlier = 0] = heights(svg, /<circle class="s1 soft" cx="[\d.]+" cy="([\d.]+)"/g);
  expect(outlier).toBeLessThan(Math.min(...medians));
  expect(svg).toContain('>South<');
});

test('a heat map has a cell for each pair, the strongest where the value is greatest', () => {
  const once: TableRows = { ...table, rows: table.rows.slice(0, 6) };
  const svg = drawn({ type: 'heat', x: 'shop', y: 'grade', value: 'sold' }, once);
  const strengths = [...svg.matchAll(/<g fill-opacity="([\d.]+)">/g)].map(([, share]) => Number(share));
  expect(strengths).toEqual([0.08, 0.54, 1, 0.08, 0.54, 1]);
  expect(svg).toContain('>300<');
});

test('days of the week stand in their order, however the query put them', () => {
  const rows = ['Wed', 'Mon', 'Tue'].map((day, place) => [day, 'a', place, place]);
  const svg = drawn({ type: 'heat', x: 'shop', y: 'grade', value: 'price' }, { ...table, rows });
  expect(svg).toMatch(/>Mon<.*>Tue<.*>Wed</s);
});

test('around a zero that means something there are two hues', () => {
  const signed: TableRows = {
    ...table,
    rows: [
      ['North', 'a', -2, 0],
      ['South', 'a', 4, 0],
    ],
  };
  const svg = drawn({ type: 'heat', x: 'shop', y: 'grade', value: 'price' }, signed);
  expect(svg).toMatch(/fill-opacity="0.54"><rect class="s5"/);
  expect(svg).toMatch(/fill-opacity="1"><rect class="s1"/);
});

test('two measures are bars and a line, each named with its side', () => {
  const once: TableRows = { ...table, rows: table.rows.slice(0, 3) };
  const svg = drawn({ type: 'combined', x: 'grade', bars: ['sold'], lines: ['price'] }, once);
  expect(svg.match(/<rect class="s1"/g)).toHaveLength(4);
  expect(svg.match(/<path class="s2 line"/g)).toHaveLength(1);
  expect(svg).toContain('sold (left)');
  expect(svg).toContain('price (right)');
});

test('names are text, whatever they hold', () => {
  const evil = '<script>"&';
  const rows = [
    [evil, evil, 1, 1],
    ['b', 'b', 2, 2],
  ];
  for (const spec of [
    { type: 'box', x: 'shop', y: 'price' },
    { type: 'heat', x: 'shop', y: 'grade', value: 'price' },
    { type: 'combined', x: 'shop', bars: ['price'], lines: ['sold'] },
  ]) {
    expect(drawn(spec, { ...table, rows })).not.toContain('<script');
  }
});
