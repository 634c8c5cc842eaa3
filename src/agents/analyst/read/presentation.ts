import type { ChartType } from '../../../core/chart.ts';
import { readNumbers } from '../text/numbers.ts';
import type { Token } from '../text/tokens.ts';

/** How the answer is wished to be drawn and ordered, said apart from what is asked. */
export interface Presentation {
  readonly chart: ChartType | undefined;
  readonly order: OrderWish | undefined;
  /** "…, top 3": said at the end, apart from what is asked. */
  readonly limit?: LimitWish | undefined;
}

export interface LimitWish {
  readonly count: number;
  readonly descending: boolean;
}

export interface OrderWish {
  readonly descending: boolean;
  readonly axis: 'x' | 'y' | undefined;
  /** The words of the wish, for a column named in it. */
  readonly tokens: readonly Token[];
}

const chartWords: Readonly<Record<string, ChartType>> = {
  bar: 'bar',
  bars: 'bar',
  column: 'bar',
  histogram: 'histogram',
  pie: 'pie',
  donut: 'pie',
  line: 'line',
  area: 'area',
  scatter: 'scatter',
  scatterplot: 'scatter',
  box: 'box',
  boxplot: 'box',
  boxplots: 'box',
  heat: 'heat',
  heatmap: 'heat',
};
const standsAlone = /^(histogram|scatterplot|scatter|boxplots?|heatmap)$/;
const drawings = new Set(['chart', 'charts', 'graph', 'graphs', 'plot', 'plots', 'diagram']);
const before = new Set([
  'a',
  'an',
  'the',
  'in',
  'by',
  'with',
  'using',
  'as',
  'via',
  'of',
  'on',
  'through',
  'visualize',
  'visualise',
  'plot',
  'draw',
  'show',
  'give',
  'me',
  'them',
  'it',
  'for',
  'return',
  'create',
  'make',
  'stacked',
  'grouped',
  'grouping',
  'you',
  'can',
  'result',
  'please',
  'and',
  'display',
  'result',
  'generate',
  'need',
]);
const verbs = new Set([
  'sort',
  'sorted',
  'order',
  'ordered',
  'rank',
  'ranked',
  'list',
  'show',
  'display',
  'arrange',
  'arranged',
  'sorting',
  'ordering',
  'listed',
  'sorts',
]);
const politeness = new Set([
  'could',
  'can',
  'you',
  'and',
  'i',
  'want',
  'to',
  'please',
  'note',
  'that',
  'should',
  'would',
  'like',
  'the',
  'also',
  'me',
  'them',
  'it',
  'results',
  'result',
  'then',
  'need',
]);
const directionWords: Readonly<Record<string, boolean>> = {
  asc: false,
  ascending: false,
  increasing: false,
  ascendingly: false,
  desc: true,
  descending: true,
  decreasing: true,
  descendingly: true,
};

/** Takes the wishes out of a question; the tokens left are counted anew. */
export function takePresentation(given: readonly Token[]): { presentation: Presentation; rest: Token[] } {
  const { limit, rest: unlimited } = takeLimit(given);
  const { presentation, rest } = takeOrderAndChart(unlimited);
  return { presentation: limit === undefined ? presentation : { ...presentation, limit }, rest };
}

/** ", top 3", "only the bottom five". */
function takeLimit(tokens: readonly Token[]): { limit: LimitWish | undefined; rest: readonly Token[] } {
  const [side, number] = tokens.slice(-2);
  const count = number === undefined ? undefined : readNumbers([{ ...number, index: 0 }])[0]?.value;
  const from = tokens.findLastIndex(({ afterBreak, word }) => afterBreak || word === 'only');
  const isApart =
    from > 0 && tokens.slice(from, -2).every(({ word }) => /^(only|the|just|show|and)$/.test(word));
  if (side === undefined || count === undefined || !isApart || !/^(top|bottom)$/.test(side.word))
    return { limit: undefined, rest: tokens };
  return { limit: { count, descending: side.word === 'top' }, rest: tokens.slice(0, from) };
}

function takeOrderAndChart(tokens: readonly Token[]): { presentation: Presentation; rest: Token[] } {
  const order = orderWish(tokens);
  const ordered = (order === undefined ? tokens : without(tokens, order.from, order.to)).filter(
    (token, at, all) => !isAxis(token, all[at - 1], all[at + 1]),
  );
  const chart = chartWish(ordered);
  const rest = chart === undefined ? ordered : without(ordered, chart.from, chart.to);
  return {
    presentation: { chart: chart?.type, order: order?.wish },
    rest: rest.map((token, index) => ({ ...token, index })),
  };
}

/** "x axis", "y-axis". */
function isAxis({ word }: Token, before: Token | undefined, after: Token | undefined): boolean {
  return (
    (/^[xy]$/.test(word) && after?.word === 'axis') || (word === 'axis' && /^[xy]$/.test(before?.word ?? ''))
  );
}

function without(tokens: readonly Token[], from: number, to: number): Token[] {
  const next = tokens[to];
  return [
    ...tokens.slice(0, from),
    ...(next === undefined ? [] : [{ ...next, afterBreak: true }]),
    ...tokens.slice(to + 1),
  ];
}

function chartWish(tokens: readonly Token[]): { type: ChartType; from: number; to: number } | undefined {
  for (const [at, token] of tokens.entries()) {
    const type = Object.hasOwn(chartWords, token.word) ? chartWords[token.word] : undefined;
    const next = tokens[at + 1]?.word ?? '';
    const isDrawing = token.word === 'heat' ? /^maps?$/.test(next) : drawings.has(next);
    if (type === undefined || !(isDrawing || standsAlone.test(token.word))) continue;
    let from = at;
    while (from > 0 && before.has(tokens[from - 1]?.word ?? '')) from -= 1;
    return { type, from, to: at + (isDrawing ? 2 : 1) };
  }
  return undefined;
}

function orderWish(tokens: readonly Token[]): { wish: OrderWish; from: number; to: number } | undefined {
  const direction = directionOf(tokens);
  if (direction === undefined) return undefined;
  const verb = tokens.findLastIndex(
    (token, at) => at <= direction.at && at >= direction.at - 14 && verbs.has(token.word),
  );
  let from = verb < 0 ? direction.at : verb;
  if (verb < 0) while (from > 0 && /^(in|from|by)$/.test(tokens[from - 1]?.word ?? '')) from -= 1;
  while (from > 1 && politeness.has(tokens[from - 1]?.word ?? '')) from -= 1;
  const after = tokens.findIndex((token, at) => at > direction.at && token.afterBreak);
  const to = after < 0 ? tokens.length : after;
  const said = tokens.slice(from, to);
  return { wish: { descending: direction.descending, axis: axisOf(said), tokens: said }, from, to };
}

function directionOf(tokens: readonly Token[]): { at: number; descending: boolean } | undefined {
  for (const [at, token] of tokens.entries()) {
    const descending = Object.hasOwn(directionWords, token.word) ? directionWords[token.word] : undefined;
    if (descending !== undefined) return { at, descending };
    const words = tokens
      .slice(at, at + 3)
      .map(({ word }) => word)
      .join(' ');
    if (words === 'low to high') return { at, descending: false };
    if (words === 'high to low') return { at, descending: true };
  }
  return undefined;
}

function axisOf(tokens: readonly Token[]): 'x' | 'y' | undefined {
  const words = tokens.map(({ word }) => word);
  if (words.includes('x') || words.includes('bar') || words.includes('bars') || words.includes('names'))
    return 'x';
  return words.includes('y') || words.includes('number') || words.includes('total') ? 'y' : undefined;
}
