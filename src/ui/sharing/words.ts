export const sharingWords = {};
