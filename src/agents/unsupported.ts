/** Stands in a text where a model wrote a number that nothing vouches for. */
export const unsupportedFigure = '[unsupported figure]';
