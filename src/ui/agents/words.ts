export const agentsWords = {};
