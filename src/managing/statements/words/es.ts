import type { StatementWords } from './en';

/** A statement in Spanish. */
export const es: StatementWords = {
  title: 'Resumen de aportaciones',
  newsroom: 'Destinatario',
  period: 'Período',
  zone: 'Días',
  'zone.value': 'según la zona horaria {zone}; en los recibos, según UTC',
  'known-on': 'Situación a',
  empty: 'En este tiempo no se aportó ni se devolvió nada.',
  day: 'Día',
  kind: 'Concepto',
  'kind.value':
    '{kind, select, given {Aportación} refunded {{direction, select, back {Devolución} other {Devolución fallida}}} other {{direction, select, back {Retirado por el banco} other {Restituido por el banco}}}}',
  frequency: 'Frecuencia',
  'frequency.value': '{frequency, select, monthly {Mensual} annual {Anual} other {Única}}',
  receipt: 'Recibo',
  amount: 'Importe',
  currency: 'Moneda',
  returned: 'Devuelto hasta ahora',
  'sum.given':
    '{count, plural, =0 {Aportado} one {Aportado, # aportación} many {Aportado, # de aportaciones} other {Aportado, # aportaciones}}',
  'sum.refunded': 'Devuelto',
  'sum.disputed': 'Retirado por bancos',
  'sum.total': 'Total',
  'note.what':
    'Cada aportación figura en el día en que se hizo, y lo devuelto en el día en que se devolvió. Las monedas distintas no se suman.',
  'note.nameless': 'No contiene a propósito ni nombre ni dirección: quien encuentre este resumen no sabrá de quién es.',
  'note.no-certificate': 'No sirve como certificado para la administración tributaria.',
  page: 'Página {number} de {count}',
};
