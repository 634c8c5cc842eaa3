export const resultsWords = {};
