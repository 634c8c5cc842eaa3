export const partsWords = {};
