import type { chatsWords } from './words.ts';

export const chatsGerman: typeof chatsWords = {
  list: {
    title: 'Chats',
    search: 'Alle Chats durchsuchen',
    startNew: 'Neuer Chat',
    empty: 'Ein Chat beginnt mit der ersten Frage.',
  },
  row: {
    rename: (title) => `Chat „${title}“ umbenennen`,
    remove: (title) => `Chat „${title}“ löschen`,
    isToBeRemoved: 'Diesen Chat mit seinen Antworten löschen?',
    removeIt: 'Löschen',
    name: 'Name des Chats',
  },
};
