import type { StatementWords } from './en';

/** A statement in Dutch. */
export const nl: StatementWords = {
  title: 'Overzicht van bijdragen',
  newsroom: 'Ontvanger',
  period: 'Periode',
  zone: 'Dagen',
  'zone.value': 'in de tijdzone {zone}; op betaalbewijzen in UTC',
  'known-on': 'Stand op',
  empty: 'In deze periode is niets gegeven en niets teruggegaan.',
  day: 'Dag',
  kind: 'Wat',
  'kind.value':
    '{kind, select, given {Bijdrage} refunded {{direction, select, back {Terugbetaald} other {Terugbetaling mislukt}}} other {{direction, select, back {Door de bank teruggehaald} other {Door de bank teruggegeven}}}}',
  frequency: 'Hoe vaak',
  'frequency.value': '{frequency, select, monthly {Maandelijks} annual {Jaarlijks} other {Eenmalig}}',
  receipt: 'Betaalbewijs',
  amount: 'Bedrag',
  currency: 'Valuta',
  returned: 'Tot nu toe terugbetaald',
  'sum.given': '{count, plural, =0 {Gegeven} one {Gegeven, # bijdrage} other {Gegeven, # bijdragen}}',
  'sum.refunded': 'Terugbetaald',
  'sum.disputed': 'Door banken teruggehaald',
  'sum.total': 'Totaal',
  'note.what':
    'Elke bijdrage staat op de dag waarop zij is gedaan, en wat terugging op de dag waarop het terugging. Verschillende valuta worden niet opgeteld.',
  'note.nameless':
    'Er staat met opzet geen naam of adres in: wie dit overzicht vindt, komt niet te weten van wie het is.',
  'note.no-certificate': 'Het is geen bewijs voor de belastingdienst.',
  page: 'Pagina {number} van {count}',
};
