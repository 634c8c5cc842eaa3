export const keptWords = {
  kept: 'Kept in this browser',
  use: (used: string, quota: string) => `${used} of ${quota} kept here`,
  useNearlyFull: (used: string, quota: string) =>
    `${used} of ${quota} kept here. Nearly full: remove datasets that you no longer need.`,
  deleteLabel: 'Delete everything that is kept',
  deleteQuestion:
    'Delete all datasets, chats, insights and settings from this browser? Your files stay where they are.',
  deleteAction: 'Delete everything',
  otherTab: {
    label: 'Saved tables',
    elsewhere:
      'Your saved tables are open in another tab. What you open here lasts until this tab is closed.',
    useHere: 'Use them here',
    isSaving: 'The other tab is saving. The tables come here when it is done.',
    isAsked: 'Asking the other tab for the saved tables…',
    leave: 'Leave them there',
    givenUp:
      'Another tab has taken over the saved tables. Answers stay readable here; questions are answered there.',
    takeBack: 'Take them back',
  },
};
