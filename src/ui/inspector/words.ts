export const inspectorWords = {};
