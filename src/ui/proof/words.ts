export const proofWords = {};
