export const codeWords = {};
