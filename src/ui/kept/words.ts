export const keptWords = {};
