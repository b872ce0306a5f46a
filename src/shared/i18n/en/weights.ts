/** Weights of the composite score. */
export const weights = {
  title: 'Weights of the composite score',
  measure:
    'How much each score counts in the composite score, which grades and loyalty tiers are made from.',
  way: 'Way to weigh',
  'way.equal': 'Equal',
  'way.ahp': 'Judgement (AHP)',
  'way.pca': 'Common variance (PCA)',
  'way.entropy': 'Spread (entropy)',
  'way.manual': 'Own',
  inUse: '{way}, in use',
  recency: 'Recency',
  frequency: 'Frequency',
  monetary: 'Monetary',
  'explain.equal': 'Every score counts a third.',
  'explain.ahp': 'Two scores at a time: which counts more for you, and how many times as much?',
  'explain.pca':
    'A score counts the more, the more it moves together with the others. Computed from the scores of the customers.',
  'explain.entropy':
    'A score counts the more, the more it tells customers apart. Computed from the scores of the customers.',
  'explain.manual': 'Parts of your own; their sum is taken as 100%.',
  'pair.label': '{first} against {second}',
  'pair.same': '{first} and {second} count the same',
  'pair.more': '{first} counts {times} times as much as {second}',
  'ahp.agree':
    'The judgements agree well enough: consistency ratio {ratio}, up to {most} is accepted.',
  'ahp.contradict':
    'The judgements contradict each other: consistency ratio {ratio}, above {most}. Change one of them, or use them all the same.',
  'ahp.allow': 'Use contradicting judgements all the same',
  'pca.title': 'Components and their loadings',
  'pca.component': 'Component',
  'pca.name': 'Component {index}',
  'pca.explained': 'Explains',
  'pca.note':
    'Weights are the squared loadings of component 1. Signs are set so that high is good.',
  'pca.against':
    'Component 1 sets the scores against each other, so its weights say little about overall worth.',
  'entropy.title': 'How much each score tells apart',
  'entropy.entropy': 'Entropy',
  'entropy.note': '1 means that all customers are alike; the lower, the more it tells apart.',
  'manual.part': '{name}, parts',
  save: 'Use these weights',
  saved: 'Saved. Grades and tiers stay as they were until they are computed again.',
} as const;
