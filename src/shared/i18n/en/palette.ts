/** The command palette. */
export const palette = {
  title: 'Find a page, action, segment or definition',
  hint: 'Type a name; pinyin works too',
  none: 'Nothing is called “{typed}”',
  'group.page': 'Page',
  'group.action': 'Action',
  'group.segment': 'Segment',
  'group.definition': 'Definition',
  compute: 'Bring figures up to date',
  clearFilter: 'Remove the filter of all figures',
  showSegment: '{name}: show customers',
  filterSegment: '{name}: filter all figures',
} as const;
