export const partsWords = {
  close: 'Close',
  confirm: { keep: 'Keep' },
  copy: {
    /** `what` is a language: "SQL". */
    code: (what: string) => `Copy ${what}`,
    copied: 'Copied',
    refused: 'The browser did not allow copying. Select the text and copy it instead.',
  },
  failure: {
    /** `place` is a part of the page as the user would call it: "the chart". */
    title: (place: string) => `This page could not draw ${place}.`,
    advice: 'Your data and chats are safe. Draw it again; if that fails too, reload the page.',
    drawAgain: 'Draw again',
  },
};
