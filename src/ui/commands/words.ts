export const commandsWords = {};
