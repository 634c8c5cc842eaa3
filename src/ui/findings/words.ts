export const findingsWords = {};
