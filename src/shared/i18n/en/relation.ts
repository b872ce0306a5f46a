/** What customers of a stage answered to surveys, and how often they were in touch. */
export const relation = {
  title: 'What each stage says',
  caption:
    'Means over customers, each counting once, answers and interactions up to {day}, 95% interval · n = {n}',
  'column.satisfaction': 'Satisfaction, points',
  'column.satisfactionInterval': 'Interval of satisfaction',
  'column.satisfactionCustomers': 'Rated by',
  'column.recommendation': 'Recommendation, points',
  'column.recommendationInterval': 'Interval of recommendation',
  'column.recommendationCustomers': 'Answered by',
  'column.interactions': 'Interactions each, last year',
  interval: '{low} to {high}',
  fewer: 'fewer than {least}',
  tooFew: 'Answers of at least {least} customers are needed; there are {customers}.',
  satisfaction:
    'Satisfaction: {answers} answers from {least} to {most}, of which {known} are of known customers. The scale is the narrowest common one that holds all answers; 0 points are its low end, 100 its high end.',
  recommendation:
    'Recommendation: {answers} answers from {least} to {most}, of which {known} are of known customers. Points are the share of 9 and 10 less the share of 0 to 6, by the latest answer of each.',
  noScale:
    'One file with {answers} answers lies on no known scale and is left out; {known} are of known customers.',
} as const;
