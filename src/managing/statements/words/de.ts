import type { StatementWords } from './en';

/** A statement in German. */
export const de: StatementWords = {
  title: 'Aufstellung der Beiträge',
  newsroom: 'Gegeben an',
  period: 'Zeitraum',
  zone: 'Tage',
  'zone.value': 'in der Zeitzone {zone}; auf Belegen in UTC',
  'known-on': 'Stand',
  empty: 'In dieser Zeit wurde nichts gegeben und nichts zurückgezahlt.',
  day: 'Tag',
  kind: 'Was',
  'kind.value':
    '{kind, select, given {Beitrag} refunded {{direction, select, back {Zurückgezahlt} other {Rückzahlung fehlgeschlagen}}} other {{direction, select, back {Von der Bank zurückgeholt} other {Von der Bank zurückgegeben}}}}',
  frequency: 'Wie oft',
  'frequency.value': '{frequency, select, monthly {Monatlich} annual {Jährlich} other {Einmalig}}',
  receipt: 'Beleg',
  amount: 'Betrag',
  currency: 'Währung',
  returned: 'Bisher zurückgezahlt',
  'sum.given': '{count, plural, =0 {Gegeben} one {Gegeben, # Beitrag} other {Gegeben, # Beiträge}}',
  'sum.refunded': 'Zurückgezahlt',
  'sum.disputed': 'Von Banken zurückgeholt',
  'sum.total': 'Summe',
  'note.what':
    'Jeder Beitrag steht an dem Tag, an dem er gegeben wurde, und was zurückging an dem Tag, an dem es zurückging. Verschiedene Währungen werden nicht zusammengezählt.',
  'note.nameless':
    'Name und Adresse stehen absichtlich nicht darin: Wer diese Aufstellung findet, erfährt nicht, wem sie gehört.',
  'note.no-certificate': 'Sie ist keine Bescheinigung für das Finanzamt.',
  page: 'Seite {number} von {count}',
};
