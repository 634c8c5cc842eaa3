export const languageWords = {
  legend: 'Language of the interface',
  asTheBrowser: 'As the browser asks',
  about: 'The built-in analyst reads and answers in English. Models answer in the language of the question.',
  numbers: 'Numbers and dates',
  ofTheLanguage: 'As the language',
  written: 'Written like this',
  number: 'Number',
  share: 'Share',
  day: 'Day',
  month: 'Month',
  moment: 'Moment',
};
