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
    '{kind, select, past {Beitrag, eingezogen über {system}} given {Beitrag} refunded {{direction, select, back {Zurückgezahlt} other {Rückzahlung fehlgeschlagen}}} other {{direction, select, back {Von der Bank zurückgeholt} other {Von der Bank zurückgegeben}}}}',
  frequency: 'Wie oft',
  'frequency.value':
    '{frequency, select, monthly {Monatlich} annual {Jährlich} recurring {Wiederkehrend} unknown {Nicht bekannt} other {Einmalig}}',
  months: '{months, plural, =12 {für zwölf Monate} one {für # Monat} other {für # Monate}}',
  receipt: 'Beleg',
  amount: 'Betrag',
  currency: 'Währung',
  returned: 'Bisher zurückgezahlt',
  'sum.given': '{count, plural, =0 {Gegeben} one {Gegeben, # Beitrag} other {Gegeben, # Beiträge}}',
  'sum.refunded': 'Zurückgezahlt',
  'sum.disputed': 'Von Banken zurückgeholt',
  'sum.past': '{count, plural, one {Über ein früheres System, # Beitrag} other {Über ein früheres System, # Beiträge}}',
  'sum.total': 'Summe',
  'note.what':
    'Jeder Beitrag steht an dem Tag, an dem er gegeben wurde, und was zurückging an dem Tag, an dem es zurückging. Verschiedene Währungen werden nicht zusammengezählt.',
  'note.past':
    'Was über {systems} kam, stammt aus den Aufzeichnungen eines früheren Systems: Es steht an dem Tag, der dort vermerkt war, abzüglich dessen, was bis dahin zurückgezahlt war. Es zählt in den Summen hier mit, aber in keinem Bericht aus den seither geführten Büchern, und hat keinen Beleg von hier.',
  'note.nameless':
    'Name und Adresse stehen absichtlich nicht darin: Wer diese Aufstellung findet, erfährt nicht, wem sie gehört.',
  'note.no-certificate': 'Sie ist keine Bescheinigung für das Finanzamt.',
  page: 'Seite {number} von {count}',
};
