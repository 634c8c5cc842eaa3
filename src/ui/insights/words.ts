export const insightsWords = {
  keep: {
    keep: 'Keep as an insight',
    isKept: 'Kept as an insight',
    done: 'Kept among the insights, with its chart and query.',
  },
  tab: {
    noDataTitle: 'No data is open',
    noData: 'What answers find out about a dataset is collected here, each with the question it came from.',
    title: (dataset: string) => `What is known of ${dataset}`,
    about:
      'Found by answers, kept or said by you. Later questions are given it; correct or remove what is not so.',
    list: 'Insights',
    none: 'Nothing yet. Answers add what they find; you can say what a column means, or what counts.',
    report: 'Report',
  },
  add: {
    open: 'Say something about this data',
    label: 'Something about this data',
    example: 'Amounts are in rupees; test accounts begin with T-.',
  },
  form: { keep: 'Keep', cancel: 'Cancel' },
  item: {
    /** As ErrorBoundary has it: "This page could not draw …". */
    chart: 'the chart',
    editLabel: 'Edit the insight',
    moveUp: 'Move up',
    moveDown: 'Move down',
    edit: 'Edit',
    remove: 'Remove',
    isToBeRemoved: 'Remove this insight? Later questions are not given it any more.',
    saidByYou: (day: string) => `Said by you, ${day}`,
    askedOn: (question: string, day: string) => `“${question}”, ${day}`,
  },
};
