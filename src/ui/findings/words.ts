export const findingsWords = {
  step: 'Step of the answer',
  missing: '(missing)',
};
