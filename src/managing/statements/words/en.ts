/** A statement in English, as ICU messages. */
export const en = {
  title: 'Statement of gifts',
  newsroom: 'Given to',
  period: 'Period',
  zone: 'Days',
  'zone.value': 'counted in the time zone {zone}; receipts count them in UTC',
  'known-on': 'As known on',
  empty: 'In this time nothing was given, and nothing went back.',
  day: 'Day',
  kind: 'What',
  'kind.value':
    '{kind, select, past {Gift, taken by {system}} given {Gift} refunded {{direction, select, back {Given back} other {Given back, and returned}}} other {{direction, select, back {Taken back by the bank} other {Returned by the bank}}}}',
  frequency: 'Frequency',
  'frequency.value':
    '{frequency, select, monthly {Monthly} annual {Annual} recurring {Recurring} unknown {Not known} other {One-time}}',
  months: '{months, plural, =12 {for twelve months} one {for # month} other {for # months}}',
  receipt: 'Receipt',
  amount: 'Amount',
  currency: 'Currency',
  returned: 'Returned so far',
  'sum.given': '{count, plural, =0 {Given} one {Given, in # gift} other {Given, in # gifts}}',
  'sum.refunded': 'Given back',
  'sum.disputed': 'Taken back by banks',
  'sum.past': '{count, plural, one {By a former system, in # gift} other {By a former system, in # gifts}}',
  'sum.total': 'Total',
  'note.what':
    'Every gift stands on the day on which it was made, and what went back on the day on which it went. Currencies are never added together.',
  'note.past':
    'What {systems} took comes from the records of a former system: it stands on the day that was written there, less what had been given back by then. It counts in the totals here, but in no report from the books kept since, and has no receipt from here.',
  'note.nameless': 'It holds no name and no address, on purpose: whoever finds it does not learn whose it is.',
  'note.no-certificate': 'It is no certificate for a tax office.',
  page: 'Page {number} of {count}',
};

export type StatementWords = Record<keyof typeof en, string>;
