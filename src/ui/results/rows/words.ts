export const resultsRowsWords = {
  tooMany: 'The code gave more rows than a table takes.',
  unreadable: (reason: string) => `These rows could not be read: ${reason}`,
};
