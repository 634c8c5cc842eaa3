export const chatWords = {};
