export const resultsTableWords = {};
