export const importsWords = {};
