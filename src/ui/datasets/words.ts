export const datasetsWords = {};
