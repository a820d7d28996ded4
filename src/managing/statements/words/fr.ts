import type { StatementWords } from './en';

/** A statement in French. */
export const fr: StatementWords = {
  title: 'Relevé de dons',
  newsroom: 'Bénéficiaire',
  period: 'Période',
  zone: 'Jours',
  'zone.value': 'dans le fuseau horaire {zone} ; en UTC sur les reçus',
  'known-on': 'État au',
  empty: 'Pendant cette période, rien n’a été donné et rien n’a été remboursé.',
  day: 'Jour',
  kind: 'Opération',
  'kind.value':
    '{kind, select, given {Don} refunded {{direction, select, back {Remboursement} other {Remboursement non abouti}}} other {{direction, select, back {Repris par la banque} other {Rendu par la banque}}}}',
  frequency: 'Fréquence',
  'frequency.value': '{frequency, select, monthly {Mensuel} annual {Annuel} other {Unique}}',
  receipt: 'Reçu',
  amount: 'Montant',
  currency: 'Devise',
  returned: 'Remboursé à ce jour',
  'sum.given': '{count, plural, =0 {Donné} one {Donné, # don} many {Donné, # de dons} other {Donné, # dons}}',
  'sum.refunded': 'Remboursé',
  'sum.disputed': 'Repris par des banques',
  'sum.total': 'Total',
  'note.what':
    'Chaque don figure au jour où il a été fait, et chaque remboursement au jour où il a été effectué. Les devises ne sont jamais additionnées.',
  'note.nameless':
    'Il ne contient volontairement ni nom ni adresse : qui trouve ce relevé n’apprend pas à qui il appartient.',
  'note.no-certificate': 'Il ne vaut pas attestation fiscale.',
  page: 'Page {number} sur {count}',
};
