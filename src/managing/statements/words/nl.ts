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
    '{kind, select, past {Bijdrage, geïnd via {system}} given {Bijdrage} refunded {{direction, select, back {Terugbetaald} other {Terugbetaling mislukt}}} other {{direction, select, back {Door de bank teruggehaald} other {Door de bank teruggegeven}}}}',
  frequency: 'Hoe vaak',
  'frequency.value':
    '{frequency, select, monthly {Maandelijks} annual {Jaarlijks} recurring {Terugkerend} unknown {Niet bekend} other {Eenmalig}}',
  months: '{months, plural, =12 {voor twaalf maanden} one {voor # maand} other {voor # maanden}}',
  receipt: 'Betaalbewijs',
  amount: 'Bedrag',
  currency: 'Valuta',
  returned: 'Tot nu toe terugbetaald',
  'sum.given': '{count, plural, =0 {Gegeven} one {Gegeven, # bijdrage} other {Gegeven, # bijdragen}}',
  'sum.refunded': 'Terugbetaald',
  'sum.disputed': 'Door banken teruggehaald',
  'sum.past': '{count, plural, one {Via een vroeger systeem, # bijdrage} other {Via een vroeger systeem, # bijdragen}}',
  'sum.total': 'Totaal',
  'note.what':
    'Elke bijdrage staat op de dag waarop zij is gedaan, en wat terugging op de dag waarop het terugging. Verschillende valuta worden niet opgeteld.',
  'note.past':
    'Wat via {systems} is geïnd, komt uit de gegevens van een vroeger systeem: het staat op de dag die daar genoteerd was, min wat toen al was terugbetaald. Het telt mee in de totalen hier, maar in geen enkel rapport uit de boeken die sindsdien worden gevoerd, en heeft geen betaalbewijs van hier.',
  'note.nameless':
    'Er staat met opzet geen naam of adres in: wie dit overzicht vindt, komt niet te weten van wie het is.',
  'note.no-certificate': 'Het is geen bewijs voor de belastingdienst.',
  page: 'Pagina {number} van {count}',
};
