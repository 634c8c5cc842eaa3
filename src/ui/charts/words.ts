export const chartsWords = {};
