export const toastsWords = {
  message: 'Message',
  messages: 'Messages',
  close: 'Close message',
};
