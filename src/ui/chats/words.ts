export const chatsWords = {
  list: {
    title: 'Chats',
    search: 'Search all chats',
    startNew: 'New chat',
    empty: 'A chat starts with your first question.',
  },
  row: {
    rename: (title: string) => `Rename chat ${title}`,
    remove: (title: string) => `Delete chat ${title}`,
    isToBeRemoved: 'Delete this chat with its answers?',
    removeIt: 'Delete',
    name: 'Name of the chat',
  },
};
