export const privacyWords = {};
