export const resultsRowsWords = {};
