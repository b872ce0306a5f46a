/** Why a guess about a file was made; the places are the counts behind it. */
export const evidence = {
  'encoding.mark': 'The file begins with a byte order mark.',
  'encoding.zero_bytes': 'The pattern of zero bytes fits UTF-16.',
  'encoding.ascii': 'Every byte is plain ASCII: all encodings read it alike.',
  'encoding.strict_utf8': 'The whole file is valid UTF-8.',
  'encoding.common_characters':
    'Of {candidates} possible encodings, this one gives the most common characters.',
  'encoding.mixed_lines':
    '{utf8Lines} lines with special characters are UTF-8 and {otherLines} are not: the file was joined from two exports, and each line is read by itself.',
  'encoding.twice':
    'The text was encoded twice (é became Ã©): lines that prove it are read as they were before.',
  'encoding.chosen': 'Chosen by you.',
  'encoding.workbook': 'Workbooks say themselves how their text is written.',
  'delimiter.grid': 'Cells have places of their own.',
  'quote.grid': 'Cells have places of their own.',
  'escape.grid': 'Cells have places of their own.',
  'delimiter.regular': '{regular} of {records} records have {columns} cells each.',
  'delimiter.named_in_file': 'The first line of the file names it.',
  'delimiter.missing':
    'No delimiter stands between the quoted cells; every line has {columns} of them.',
  'delimiter.fixed_width':
    'The columns stand at fixed places: {columns} columns, with blank places between in every line.',
  'delimiter.none_found': 'No delimiter gives regular columns; the file is read as one column.',
  'delimiter.chosen': 'Chosen by you.',
  'quote.curled': 'The cells stand in typographic quotes: they are read as quotes.',
  'quote.wrapped': 'Each line stands in quotes as a whole: they are taken off first.',
  'quote.seen': {
    one: '{quoted} cell of the sample is quoted.',
    other: '{quoted} cells of the sample are quoted.',
  },
  'quote.usual': 'No cell is quoted; the usual sign is assumed.',
  'quote.chosen': 'Chosen by you.',
  'escape.fewest_broken': 'This reading leaves the fewest broken records ({broken}).',
  'escape.chosen': 'Chosen by you.',
  'head.first_full_record': {
    by: 'skipped',
    one: 'One row stands before the first one with {columns} filled cells.',
    other: '{skipped} rows stand before the first one with {columns} filled cells.',
  },
  'head.chosen': 'Chosen by you.',
  'header.unlike_data': {
    by: 'unlike',
    one: '{unlike} cell differs in kind from those below; known column names: {known}.',
    other: '{unlike} cells differ in kind from those below; known column names: {known}.',
  },
  'header.like_data': {
    by: 'like',
    one: '{like} cell looks like those below: no header.',
    other: '{like} cells look like those below: no header.',
  },
  'header.chosen': 'Chosen by you.',
  'tail.no_data': {
    by: 'skipped',
    one: 'The record at the end is a total or a note.',
    other: '{skipped} records at the end are totals or notes.',
  },
  'date.day_over_12_first': {
    by: 'dayFirst',
    one: '{dayFirst} value has a first part over 12, so the day comes first.',
    other: '{dayFirst} values have a first part over 12, so the day comes first.',
  },
  'date.day_over_12_second': {
    by: 'monthFirst',
    one: '{monthFirst} value has a second part over 12, so the month comes first.',
    other: '{monthFirst} values have a second part over 12, so the month comes first.',
  },
  'date.republic_year': {
    by: 'republic',
    one: 'Years of the Republic of China ({republic} value): 1911 years are added.',
    other: 'Years of the Republic of China ({republic} values): 1911 years are added.',
  },
  'date.republic_header': 'The header names years of the Republic of China: 1911 years are added.',
  'date.month_only': 'Six digits are a year and a month in all {readable} values.',
  'date.year_first': 'The year comes first in all {readable} values.',
  'date.short_year_first': 'A two-digit year comes first in all {readable} values.',
  'date.short_year': 'Two-digit years: no value settles which part is the year.',
  'date.serial': 'The values are spreadsheet day numbers.',
  'date.same_either_way': 'Both readings give the same days.',
  'date.nothing_over_12':
    'No value settles it: {differing} of {values} values mean another day under the other reading.',
  'date.mixed':
    '{dayFirst} values need the day first, {monthFirst} the month first: the column mixes both.',
  'number.decimal_point': {
    by: 'point',
    one: '{point} value can only be read with a decimal point.',
    other: '{point} values can only be read with a decimal point.',
  },
  'number.decimal_comma': {
    by: 'comma',
    one: '{comma} value can only be read with a decimal comma.',
    other: '{comma} values can only be read with a decimal comma.',
  },
  'number.same_either_way': 'Both readings give the same numbers.',
  'number.groups_or_decimals':
    'No value settles it: {differing} of {values} values differ under the other reading.',
  'number.mixed': '{point} values need a point, {comma} a comma: the column mixes both.',
  'currency.not_named':
    'The file names no currency. What is chosen here is kept for the next file of this form.',
  'totals.repeated': {
    by: 'lines',
    one: '{same} of {lines} further line of an order has the amount of the line before it.',
    other: '{same} of {lines} further lines of orders have the amount of the line before.',
  },
  'currency.mixed': '{currencies} different currencies are named in the column.',
  'kind.columns': {
    by: 'fields',
    one: '{fields} column has a meaning in this kind of file.',
    other: '{fields} columns have a meaning in this kind of file.',
  },
  'kind.none_complete': 'No kind has all the columns it needs; orders are assumed.',
  'kind.chosen': 'Chosen by you.',
  'field.header': 'By the column name',
  'field.only_dates': 'The only column of dates',
  'field.first_numbers': 'The first column of numbers',
  'field.chosen': 'Chosen by you',
  'personal.header': 'By the column name',
  'personal.content': 'By the form of {matches} of {values} values',
  'zone.as_written':
    '{offsets} of {values} values state an offset from UTC ({different} different). Days are taken as they are written.',
  'zone.moved':
    '{offsets} of {values} values state an offset from UTC and are moved to this zone; {moved} of them are another day than the one written.',
} as const;
