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
    '{kind, select, past {Aportación, cobrada por {system}} given {Aportación} refunded {{direction, select, back {Devolución} other {Devolución fallida}}} other {{direction, select, back {Retirado por el banco} other {Restituido por el banco}}}}',
  frequency: 'Frecuencia',
  'frequency.value':
    '{frequency, select, monthly {Mensual} annual {Anual} recurring {Periódica} unknown {No consta} other {Única}}',
  months: '{months, plural, =12 {por doce meses} one {por # mes} many {por # de meses} other {por # meses}}',
  receipt: 'Recibo',
  amount: 'Importe',
  currency: 'Moneda',
  returned: 'Devuelto hasta ahora',
  'sum.given':
    '{count, plural, =0 {Aportado} one {Aportado, # aportación} many {Aportado, # de aportaciones} other {Aportado, # aportaciones}}',
  'sum.refunded': 'Devuelto',
  'sum.disputed': 'Retirado por bancos',
  'sum.past':
    '{count, plural, one {Por un sistema anterior, # aportación} many {Por un sistema anterior, # de aportaciones} other {Por un sistema anterior, # aportaciones}}',
  'sum.total': 'Total',
  'note.what':
    'Cada aportación figura en el día en que se hizo, y lo devuelto en el día en que se devolvió. Las monedas distintas no se suman.',
  'note.past':
    'Lo cobrado por {systems} procede de los registros de un sistema anterior: figura en el día anotado allí, menos lo que ya se había devuelto. Cuenta en los totales de este resumen, pero en ningún informe de los libros llevados desde entonces, y no tiene recibo de aquí.',
  'note.nameless': 'No contiene a propósito ni nombre ni dirección: quien encuentre este resumen no sabrá de quién es.',
  'note.no-certificate': 'No sirve como certificado para la administración tributaria.',
  page: 'Página {number} de {count}',
};
