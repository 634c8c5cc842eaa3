import type { Said } from './generated-table.ts';

/** The same question in different words; the first is the plain one. */
export type Phrasing = readonly ((said: Said) => string)[];

export const phrasings: readonly Phrasing[] = [
  [
    ({ number, category }) => `What is the average ${number} by ${category}?`,
    ({ number, category }) => `mean ${number} per ${category}`,
    ({ number, category }) => `average of ${number} for each ${category}`,
  ],
  [
    ({ number }) => `What is the total ${number}?`,
    ({ number }) => `sum of ${number}`,
    ({ number }) => `How much ${number} is there in total?`,
  ],
  [
    ({ category, value }) => `How many rows have ${category} ${value}?`,
    ({ category, value }) => `number of rows where ${category} is ${value}`,
    ({ category, value }) => `count of records with ${category} = ${value}`,
  ],
  [
    ({ number, category }) => `Which ${category} has the highest total ${number}?`,
    ({ number, category }) => `Which ${category} has the largest sum of ${number}?`,
    ({ number, category }) => `What ${category} has the greatest total ${number}?`,
  ],
  [
    ({ number, category }) => `Which ${category} has the lowest average ${number}?`,
    ({ number, category }) => `Which ${category} has the smallest mean ${number}?`,
  ],
  [
    ({ number, value }) => `What is the median ${number} for ${value}?`,
    ({ number, value }) => `median of ${number} in ${value}`,
  ],
  [
    ({ number, bound }) => `How many rows have ${number} above ${bound}?`,
    ({ number, bound }) => `How many rows have more than ${bound} ${number}?`,
    ({ number, bound }) => `number of records with ${number} greater than ${bound}`,
    ({ number, bound }) => `count of rows where ${number} > ${bound}`,
  ],
  [
    ({ category }) => `How many different values of ${category} are there?`,
    ({ category }) => `number of distinct ${category}`,
    ({ category }) => `How many unique ${category} are there?`,
  ],
  [
    ({ category }) => `What is the most common ${category}?`,
    ({ category }) => `Which ${category} is the most frequent?`,
    ({ category }) => `Which ${category} occurs most often?`,
  ],
  [
    ({ number }) => `What is the maximum ${number}?`,
    ({ number }) => `What is the highest ${number}?`,
    ({ number }) => `largest ${number}`,
  ],
  [
    ({ number, category }) => `Top 2 ${category} by total ${number}`,
    ({ number, category }) => `the 2 ${category} with the highest total ${number}`,
  ],
  [
    ({ number, category }) => `Share of the total ${number} by ${category}`,
    ({ number, category }) => `Percentage of the total ${number} by ${category}`,
  ],
  [
    ({ value }) => `What percentage of rows is ${value}?`,
    ({ value }) => `What share of rows is ${value}?`,
    ({ value }) => `What proportion of rows is ${value}?`,
  ],
  [
    ({ number, category }) => `Which ${category} has an average ${number} above the overall average?`,
    ({ number, category }) => `Which ${category} has a mean ${number} above the overall mean?`,
  ],
  [
    ({ category, value, number }) => `What is the average ${number} where ${category} is not ${value}?`,
    ({ category, value, number }) => `mean ${number} where ${category} is not ${value}`,
  ],
  [
    ({ number }) => `How many ${number} values are missing?`,
    ({ number }) => `In how many rows is ${number} missing?`,
  ],
  [
    ({ number, category }) => `List the ${category} and ${number} of the 3 rows with the highest ${number}`,
    ({ number, category }) => `List ${category} and ${number} of the 3 rows with the largest ${number}`,
  ],
  [
    ({ number, category }) => `Which ${category} has the highest ${number}?`,
    ({ number, category }) => `Which ${category} has the largest ${number}?`,
  ],
];

/** Only where there is time. */
export const timePhrasings: readonly Phrasing[] = [
  [
    ({ number }) => `Total ${number} by month`,
    ({ number }) => `sum of ${number} per month`,
    ({ number }) => `monthly total ${number}`,
  ],
  [({ number }) => `Running total of ${number} by month`, ({ number }) => `cumulative ${number} by month`],
  [
    ({ number }) => `Month over month growth of total ${number}`,
    ({ number }) => `growth of total ${number} from the previous month`,
  ],
  [
    ({ number, category }) => `Average ${number} by ${category} and month`,
    ({ number, category }) => `mean ${number} by ${category} and month`,
  ],
];
