export const startWords = {};
