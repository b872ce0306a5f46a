/** The report's builder: its order, the user's own figures and words, what is held back. */
export const reportBuilder = {
  add: 'Add to report',
  added: 'Added to the report.',
  full: 'A report holds at most {most} added figures. Take one out first.',
  open: 'Open report',
  undo: 'Undo',
  'not.input': 'It rests on numbers typed on this page, not on the data alone.',
  'not.money': 'A single customer may make most of such an amount, and a report must not tell it.',
  'not.measure':
    'A single customer may make most of such an amount, and a report must not tell it. Another measure of this figure can be added.',
  'not.everybody':
    'A report takes this figure of all customers alone. Without the filter it can be added.',
  'not.brought':
    'Its orders and sums belong to channels of any size, under any filter. “{title}” can be added instead: it leaves small channels out.',
  'not.prices':
    'Beside the costs, the price of a lead would tell how few leads a channel had. “{title}” can be added instead.',
  'not.leads': 'It counts leads group by group, and nothing here holds back groups of few.',
  'not.person': 'Each row is one person, and a report tells of no single person.',
  'not.touches':
    'A person counts at every touchpoint, so what is held back at one could follow from the others.',
  'not.mix':
    'Customers of one channel and of several are two parts of what the report tells of all: the smaller part would follow from the larger.',
  'not.outcome':
    'It is of one frozen list, whose customers are known to those who wrote to them. It stays with its action.',
  'not.need':
    'Many goods have few buyers in a stage, and the parts of a stage add up: what is held back would follow from the rest.',
  'not.risk': 'The tiers cut the outlook finer. “{title}” can be added instead.',
  'not.targets':
    'Here goals are set, beside counts of stages of any size. The stages themselves can be added: “{title}”.',
  'not.fixed':
    'Tiers of few customers are not held back month by month. “{title}” on the page Value can be added instead.',
  'not.outside':
    'A month of few orders could not be held back: its change to the months beside it is told as well.',
  'not.advice': 'It helps to choose a method and tells nothing of the customers.',
  'not.tests':
    'A test tells of the means of its groups, and groups of few customers cannot be taken out of it afterwards.',
  'not.state':
    'It tells of this workspace, not of the customers: when its models were fitted, and on what.',
  'not.files':
    'It shows how many rows each file has in each month, few or many. The report tells files and periods on its page of data quality.',
  'not.printed': 'Every report tells it already, on its page about method.',
  'not.quality':
    'The report tells files and what was left out of them on its page of data quality.',
  'not.unsaved': 'A report asks for saved segments alone.',
  'outline.title': 'Pages and figures',
  'outline.lead': 'Figures of your own come from the menu of any figure: “Add to report”.',
  'outline.shown': '“{title}” is in the report',
  'outline.up': 'Move “{title}” up',
  'outline.down': 'Move “{title}” down',
  'outline.edit': 'Words for “{title}”',
  'outline.remove': 'Take “{title}” out',
  'outline.undo': 'Undo the last change',
  'outline.moved': '“{title}” is now at place {place} of {count}.',
  message: 'Message',
  'message.hint':
    'The title in the report, instead of the name of the figure: what should be learnt from it?',
  note: 'Note',
  'note.hint': 'Stands under the figure.',
  section: 'Added figures',
  filter: 'Customers in this figure: {rule}',
  'held.small': 'Few customers',
  'held.dominated': 'One or two make most of it',
  'held.beside': 'Would follow from the others',
  'held.added': '{cells} held back: {reasons}',
  'held.part.small': '{count} of few customers',
  'held.part.dominated': '{count} where one or two make most of the sum',
  'held.part.beside': '{count} that would follow from the others',
  'held.cells': { one: '{count} cell', other: '{count} cells' },
  'held.none': 'Nothing had to be held back.',
  steps:
    'On paper a curve falls only in steps of at least ten customers, so that no step tells of a single one.',
} as const;
