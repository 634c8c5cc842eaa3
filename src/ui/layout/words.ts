export const layoutWords = {};
