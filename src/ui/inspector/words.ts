export const inspectorWords = {
  label: 'Details',
  close: 'Close details pane',
};
