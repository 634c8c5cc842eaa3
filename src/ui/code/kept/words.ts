export const codeKeptWords = {};
