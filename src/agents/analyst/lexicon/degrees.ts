/**
 * Adjectives of degree. `concepts` are words of columns that the adjective is about, best first; none means that
 * the sentence must name the column. `ascending`: the superlative asks for the smallest value.
 */
export interface Degree {
  readonly base: string;
  readonly comparative: readonly string[];
  readonly superlative: readonly string[];
  readonly concepts: readonly string[];
  readonly ascending: boolean;
  /** For a time instead of a quantity: the older of two dates is the smaller. */
  readonly reversesTime?: boolean;
}

const degree = (
  base: string,
  comparative: string,
  superlative: string,
  concepts: string,
  ascending: boolean,
  reversesTime = false,
): Degree => ({
  base,
  comparative: comparative === '' ? [] : comparative.split('|'),
  superlative: superlative === '' ? [] : superlative.split('|'),
  concepts: concepts === '' ? [] : concepts.split(' '),
  ascending,
  reversesTime,
});

export const degrees: readonly Degree[] = [
  degree('high', 'higher', 'highest|top|maximum|max|peak|high', '', false),
  degree('low', 'lower', 'lowest|bottom|minimum|min|low', '', true),
  degree(
    'many',
    'more',
    'most|greatest number of|largest number of|highest number of|largest amount of',
    '',
    false,
  ),
  degree(
    'few',
    'fewer|less',
    'fewest|least|lowest number of|smallest number of|least amount of|least number of|fewest number of|smallest amount of',
    '',
    true,
  ),
  degree(
    'large',
    'larger|bigger|greater',
    'largest|biggest|greatest|hugest',
    'size area surface population',
    false,
  ),
  degree('small', 'smaller|tinier', 'smallest|tiniest', 'size area surface population', true),
  degree('old', 'older|elder', 'oldest|eldest', 'age birth founded built established year date', false, true),
  degree('young', 'younger', 'youngest', 'age birth founded built year date', true, true),
  degree('new', 'newer', 'newest', 'date year founded built established', false),
  degree('late', 'later', 'latest|most recent|most recently', 'date year time', false),
  degree('early', 'earlier', 'earliest', 'date year time', true),
  degree('tall', 'taller', 'tallest', 'height elevation', false),
  degree('short', 'shorter', 'shortest', 'height length duration time distance', true),
  degree('long', 'longer', 'longest', 'length duration time distance year', false),
  degree('heavy', 'heavier', 'heaviest', 'weight mass', false),
  degree('light', 'lighter', 'lightest', 'weight mass', true),
  degree('cheap', 'cheaper|less expensive', 'cheapest|least expensive', 'price cost fee charge index', true),
  degree(
    'expensive',
    'more expensive|pricier|costlier|dearer',
    'most expensive|priciest|costliest|dearest',
    'price cost fee charge index',
    false,
  ),
  degree('fast', 'faster|quicker', 'fastest|quickest', 'speed velocity time', false),
  degree('slow', 'slower', 'slowest', 'speed velocity time', true),
  degree('hot', 'hotter|warmer', 'hottest|warmest', 'temperature', false),
  degree('cold', 'colder|cooler', 'coldest|coolest', 'temperature', true),
  degree(
    'wet',
    'wetter|more humid',
    'wettest|rainiest|most humid',
    'precipitation rain rainfall humidity',
    false,
  ),
  degree('dry', 'drier', 'driest|least humid', 'humidity precipitation rain rainfall', true),
  degree('windy', 'windier', 'windiest', 'wind', false),
  degree('deep', 'deeper', 'deepest', 'depth', false),
  degree('shallow', 'shallower', 'shallowest', 'depth', true),
  degree('rich', 'richer|wealthier', 'richest|wealthiest', 'income wealth worth gdp revenue', false),
  degree('poor', 'poorer', 'poorest', 'income wealth worth gdp', true),
  degree('wide', 'wider|broader', 'widest|broadest', 'width', false),
  degree('narrow', 'narrower', 'narrowest', 'width', true),
  degree('populous', 'more populated|more populous', 'most populated|most populous', 'population', false),
  degree('sparse', 'less populated', 'least populated|least populous', 'population', true),
  degree('strong', 'stronger', 'strongest', 'strength intensity', false),
  degree('far', 'farther|further', 'farthest|furthest', 'distance', false),
  degree('close', 'closer|nearer', 'closest|nearest', 'distance', true),
  degree('good', 'better', 'best', 'rank score rating', false),
  degree('bad', 'worse', 'worst', 'rank score rating', true),
  degree('bright', 'brighter', 'brightest', 'brightness magnitude', false),
  degree('loud', 'louder', 'loudest', 'loudness volume', false),
  degree('satisfied', 'more satisfied|happier', 'most satisfied|happiest', 'satisfaction', false),
  degree('dissatisfied', 'less satisfied', 'least satisfied|unhappiest', 'satisfaction', true),
];

/** Measures for which the lower number is the better one. */
export const lowerIsBetter: ReadonlySet<string> = new Set([
  'rank',
  'ranking',
  'position',
  'place',
  'pos',
  'standing',
  'finish',
]);
