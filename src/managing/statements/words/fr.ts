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
    '{kind, select, past {Don, prélevé par {system}} given {Don} refunded {{direction, select, back {Remboursement} other {Remboursement non abouti}}} other {{direction, select, back {Repris par la banque} other {Rendu par la banque}}}}',
  frequency: 'Fréquence',
  'frequency.value':
    '{frequency, select, monthly {Mensuel} annual {Annuel} recurring {Régulier} unknown {Non connu} other {Unique}}',
  months: '{months, plural, =12 {pour douze mois} one {pour # mois} many {pour # de mois} other {pour # mois}}',
  receipt: 'Reçu',
  amount: 'Montant',
  currency: 'Devise',
  returned: 'Remboursé à ce jour',
  'sum.given': '{count, plural, =0 {Donné} one {Donné, # don} many {Donné, # de dons} other {Donné, # dons}}',
  'sum.refunded': 'Remboursé',
  'sum.disputed': 'Repris par des banques',
  'sum.past':
    '{count, plural, one {Par un ancien système, # don} many {Par un ancien système, # de dons} other {Par un ancien système, # dons}}',
  'sum.total': 'Total',
  'note.what':
    'Chaque don figure au jour où il a été fait, et chaque remboursement au jour où il a été effectué. Les devises ne sont jamais additionnées.',
  'note.past':
    'Ce qui a été prélevé par {systems} vient des registres d’un ancien système : chaque don figure au jour qui y était noté, moins ce qui avait déjà été remboursé. Il compte dans les totaux de ce relevé, mais dans aucun rapport tiré des livres tenus depuis, et n’a pas de reçu d’ici.',
  'note.nameless':
    'Il ne contient volontairement ni nom ni adresse : qui trouve ce relevé n’apprend pas à qui il appartient.',
  'note.no-certificate': 'Il ne vaut pas attestation fiscale.',
  page: 'Page {number} sur {count}',
};
