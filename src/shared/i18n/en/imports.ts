/** Settings of all imports to come. */
export const imports = {
  'settings.title': 'Import',
  'zone.label': 'Time zone of dates',
  'zone.hint':
    "For dates that state an offset from UTC, in files to come: they are counted on the day of this zone. A column's own choice in the import goes before it. What is imported keeps its days.",
} as const;
