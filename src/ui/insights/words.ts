export const insightsWords = {};
