/** The report's builder: its order, the user's own figures and words, what is held back. */
export const reportBuilder = {
  add: 'Add to report',
  added: 'Added to the report.',
  full: 'A report holds at most {most} added figures. Take one out first.',
  open: 'Open report',
  undo: 'Undo',
  'not.input': 'It rests on numbers typed on this page, not on the data alone.',
  'not.money':
    'A single customer may make most of such an amount, and a report must not tell it. Choose another measure.',
  'not.unprotected':
    'Small groups cannot be held back in this figure, so a report does not take it.',
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
  'held.added':
    '{cells} held back: {small} of few customers, {dominated} where one or two make most of the sum, {beside} that would follow from the others',
  'held.cells': { one: '{count} cell', other: '{count} cells' },
  'held.none': 'Nothing had to be held back.',
  steps:
    'On paper a curve falls only in steps of at least ten customers, so that no step tells of a single one.',
} as const;
