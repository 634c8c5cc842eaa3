export const toastsWords = {};
