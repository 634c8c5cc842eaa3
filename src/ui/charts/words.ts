import type { ChartType } from '../../core/chart.ts';
import { counted, formatCount } from '../format.ts';

const kinds: Readonly<Record<ChartType, string>> = {
  bar: 'Bars',
  line: 'Line',
  area: 'Area',
  scatter: 'Points',
  histogram: 'Histogram',
  box: 'Box',
  pie: 'Parts of a whole',
  heat: 'Heat map',
  combined: 'Bars and line',
};

export const chartsWords = {
  missing: '(missing)',
  logarithmic: (name: string) => `${name} (logarithmic)`,
  range: (from: string, to: string) => `${from} to ${to}`,
  others: (count: number) => `${count} others`,
  onTheLeft: (name: string) => `${name} (left)`,
  onTheRight: (name: string) => `${name} (right)`,
  frame: {
    asChart: 'Show as chart',
    asTable: 'Show as table',
    query: 'Query',
    change: 'Change the chart',
    save: 'Save as a picture',
    pixels: 'pixels',
    sharp: 'sharp at any size',
    role: 'chart',
  },
  leftOut: {
    said: (words: string) => `Not everything fits: ${words}. The result has all.`,
    boxes: (shown: number, all: number) => `the ${shown} largest of ${all} groups are drawn`,
    points: (shown: string, all: string) => `${shown} of ${all} points are drawn`,
    bars: (shown: number, all: number) => `the first ${shown} of ${all} are drawn`,
    series: (shown: number, all: number) => `${shown} of ${all} series are drawn`,
    cells: (columns: number, allColumns: number, rows: number, allRows: number) =>
      `${columns} of ${allColumns} columns and ${rows} of ${allRows} rows are drawn`,
    hidden: (rows: number) =>
      rows === 1
        ? '1 row lies under another of the same place'
        : `${formatCount(rows)} rows lie under others of the same place`,
    both: (one: string, other: string) => `${one}; ${other}`,
  },
  part: {
    firstRows: (rows: string) => `The first ${rows} rows; there are more.`,
    firstRowsOf: (rows: string, all: string) => `The first ${rows} of ${all} rows.`,
    first: (rows: string) => `Drawn from the first ${rows} rows; there are more.`,
    reading: (rows: string) => `Drawn from the first ${rows} rows; all are being read.`,
    of: (rows: string, all: string) => `Drawn from the first ${rows} of ${all} rows.`,
  },
  walk: {
    place: (place: number, all: number) => `${place} of ${all}`,
    ask: (label: string) => `Ask about ${label}`,
  },
  zoom: {
    first: 'First that is shown',
    last: 'Last that is shown',
    hint: 'Move the ends to look closer',
    showAll: 'Show all',
  },
  box: {
    high: 'highest within reach',
    q3: 'three quarters below',
    median: 'median',
    q1: 'one quarter below',
    low: 'lowest within reach',
    outliers: 'beyond reach',
    count: 'values',
  },
  editor: {
    kinds,
    kind: 'Kind',
    parts: 'Parts',
    along: 'Along',
    allTogether: 'All together',
    measure: 'Measure',
    asAnswered: 'As the answer had it',
    done: 'Done',
    down: 'Down',
    series: 'Series',
    none: 'None',
    line: 'Line',
    arrangement: 'Series are',
    grouped: 'Side by side',
    stacked: 'On each other',
    percent: 'Shares of 100 %',
    order: 'Order',
    usual: 'Chosen for me',
    descending: 'Greatest first',
    ascending: 'Least first',
    given: 'As in the result',
    scale: 'Scale',
    linear: 'Even',
    log: 'Logarithmic',
  },
  summary: {
    bars: (values: string) => `Bars: ${values}`,
    line: (ends: string) => `Line: ${ends}`,
    area: (ends: string) => `Area: ${ends}`,
    histogram: (bins: number) => `Histogram of ${counted(bins, 'bin')}`,
    scatter: (points: number, x: string, y: string) => `${counted(points, 'point')}, ${x} against ${y}`,
    pie: (values: string) => `Parts: ${values}`,
    box: (boxes: string) => `Spread: ${boxes}`,
    oneBox: (label: string, median: string, q1: string, q3: string) =>
      `${label} median ${median}, half of the values between ${q1} and ${q3}`,
    heat: (columns: number, rows: number) => `Heat map of ${columns} by ${rows}`,
    heatWithGreatest: (columns: number, rows: number, value: string, x: string, y: string) =>
      `Heat map of ${columns} by ${rows}, the greatest ${value} at ${x}, ${y}`,
    combined: (ends: string) => `Bars and lines: ${ends}`,
    more: (values: string, count: number) => `${values}; and ${count} more`,
    noPoints: 'no points',
    ends: (name: string, from: string, start: string, to: string, end: string) =>
      `${name} from ${from} (${start}) to ${to} (${end})`,
  },
};

export type ChartsWords = typeof chartsWords;
