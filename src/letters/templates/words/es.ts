import type { LetterWords } from './en';

/** The letters in Spanish, as ICU messages. */
export const es: LetterWords = {
  'confirm-reminder.subject': 'Confirme su recordatorio',
  'confirm-reminder.asked':
    '{mails, plural, =1 {Usted pidió que el {day} le recordáramos que quizá quiera apoyar a {newsroom}.} other {Usted pidió que le recordáramos # veces que quizá quiera apoyar a {newsroom}, la primera el {day}.}}',
  'confirm-reminder.action': 'Sí, recuérdenmelo',
  'confirm-reminder.not-you':
    'Si no fue usted, no tiene que hacer nada: sin su confirmación no volveremos a escribir, y su dirección se borrará en el plazo de una semana.',
  'reminder.subject': 'Su recordatorio',
  'reminder.asked': 'Usted nos pidió que le recordáramos hoy que quizá quiera apoyar a {newsroom}.',
  'reminder.gift':
    '{frequency, select, monthly {Pensaba en {amount} al mes.} annual {Pensaba en {amount} al año.} other {Pensaba en {amount}.}} El enlace abre el formulario ya rellenado; todavía puede cambiarlo todo.',
  'reminder.give': 'Aportar ahora',
  'reminder.last': 'Este era el último recordatorio que pidió.',
  'reminder.other': 'Hoy no: aplazarlo, detener este recordatorio o no recibir ninguno más',
  'confirm-newsletter.subject': 'Confirme, por favor',
  'confirm-newsletter.asked': 'Usted pidió a {newsroom} que le envíe su boletín semanal.',
  'confirm-newsletter.action': 'Sí, envíenme el boletín',
  'confirm-newsletter.not-you':
    'Si no fue usted, no tiene que hacer nada: sin su confirmación no llegará ningún boletín, y su dirección se borrará en el plazo de una semana.',
  'receipt.subject': 'Su recibo',
  'receipt.thanks':
    '{occasion, select, once {Gracias por apoyar a {newsroom}. Su aportación ha llegado.} first {{frequency, select, annual {Gracias por apoyar a {newsroom} cada año. Su primera aportación ha llegado.} other {Gracias por apoyar a {newsroom} cada mes. Su primera aportación ha llegado.}}} other {{frequency, select, annual {Gracias por apoyar a {newsroom} un año más. Su aportación ha llegado.} other {Gracias por apoyar a {newsroom} un mes más. Su aportación ha llegado.}}}}',
  'receipt.number': 'Recibo',
  'receipt.on': 'Fecha',
  'receipt.amount': 'Importe',
  'receipt.cover': 'De ello, para costes del pago',
  'receipt.kind': 'Aportación',
  'receipt.frequency': '{frequency, select, monthly {Mensual} annual {Anual} other {Única}}',
  'receipt.next':
    '{frequency, select, monthly {Se vuelve a cobrar cada mes, hasta que usted la detenga.} annual {Se vuelve a cobrar cada año, hasta que usted la detenga. Le escribiremos dos semanas antes.} other {Fue una aportación única: no se cobrará nada más.}}',
  'receipt.others': 'Todos los recibos y resúmenes',
  'receipt.at-once':
    'Vale por {months, plural, =12 {doce meses} one {# mes} many {# meses} other {# meses}} de {monthly} cada uno, pagados de una vez. No se cobra nada más: termina por sí sola.',
  'renewal-ahead.subject': 'Próximamente: {day}',
  'renewal-ahead.news': 'El {day} se volverá a cobrar su aportación anual de {amount} a {newsroom}.',
  'renewal-ahead.choice': 'Si debe continuar, no tiene que hacer nada. Si no, cámbiela o deténgala antes de ese día.',
  'payment-failed.subject': 'Un pago no se ha realizado',
  'payment-failed.news':
    'No se ha podido cobrar su aportación {frequency, select, annual {anual} other {mensual}} de {amount} a {newsroom}.',
  'payment-failed.sent-back': 'Su aportación de {amount} a {newsroom} no ha llegado: su banco ha devuelto el pago.',
  'payment-failed.reason':
    '{reason, select, declined {Su banco ha rechazado el pago.} expired {La tarjeta ha caducado.} funds {No había saldo suficiente en la cuenta.} confirmation {Su banco quiere que confirme el pago: introduzca la tarjeta otra vez y el banco se lo pedirá.} other {No nos han indicado el motivo.}}',
  'payment-failed.next-try':
    'Se volverá a intentar el {day}. Para mayor seguridad, indique antes otra tarjeta o cuenta.',
  'payment-failed.last-try': 'No se volverá a intentar automáticamente.',
  'payment-failed.goes-on': 'Su aportación continúa: el próximo cobro será el {day}.',
  'card-expiring.subject': '{when, select, over {Su tarjeta ha caducado} other {Su tarjeta caduca pronto}}',
  'card-expiring.news':
    'La tarjeta de su aportación {frequency, select, annual {anual} other {mensual}} a {newsroom} {when, select, over {caducó} other {caduca}} el {day}. El próximo cobro será el {renewal}.',
  'card-expiring.choice':
    'Muchos bancos sustituyen la tarjeta por su cuenta, y entonces no tiene que hacer nada. Para mayor seguridad, introduzca la nueva.',
  'cancelled.subject': 'Su confirmación',
  'cancelled.news':
    '{how, select, announced {Su aportación {frequency, select, annual {anual} other {mensual}} de {amount} a {newsroom} termina el {day}.} ended {Su aportación {frequency, select, annual {anual} other {mensual}} de {amount} a {newsroom} terminó el {day}. No se cobrará nada más.} other {Su aportación {frequency, select, annual {anual} other {mensual}} de {amount} a {newsroom} no se pudo cobrar y terminó el {day}. No se volverá a intentar.}}',
  'cancelled.no-more': 'No se cobrará nada más.',
  'cancelled.until-then': 'Hasta entonces puede cobrarse como antes.',
  'cancelled.thanks': 'Gracias por todo lo que ha aportado.',
  'cancelled.give': 'Aportar de nuevo',
  'changed.subject': '{result, select, made {Su cambio} other {Sobre su cambio}}',
  'changed.news':
    '{what, select, amount {Se ha cambiado el importe de su aportación {frequency, select, annual {anual} other {mensual}} a {newsroom}.} day {Se ha cambiado el día en que se cobra su aportación {frequency, select, annual {anual} other {mensual}} a {newsroom}.} frequency {Se ha cambiado la frecuencia con que se cobra su aportación a {newsroom}.} pause {Su aportación {frequency, select, annual {anual} other {mensual}} a {newsroom} está en pausa. No se cobra nada antes del día del próximo pago.} card {Se ha indicado otra tarjeta o cuenta para su aportación {frequency, select, annual {anual} other {mensual}} a {newsroom}. Se usa a partir de ahora.} other {Su aportación {frequency, select, annual {anual} other {mensual}} a {newsroom} continúa.}}',
  'changed.before': 'Hasta ahora',
  'changed.after': '{when, select, day {A partir del {day}} other {A partir del próximo pago}}',
  'changed.price': '{frequency, select, annual {{amount} al año} other {{amount} al mes}}',
  'changed.was': 'Estaba previsto para el',
  'changed.next': 'Próximo pago',
  'changed.payment': '{amount} el {day}',
  'changed.at-once':
    'Se cobra de inmediato, y después en ese día de cada {frequency, select, annual {año} other {mes}}. Le enviaremos un recibo.',
  'changed.plan': 'Lo que estaba previsto para más adelante queda anulado.',
  'changed.not-you': 'Si no fue usted: siga el enlace, pause o detenga allí la aportación, y escríbanos.',
  'changed.not-made':
    '{what, select, amount {Usted pidió otro importe para su aportación {frequency, select, annual {anual} other {mensual}} a {newsroom}.} day {Usted pidió otro día para su aportación {frequency, select, annual {anual} other {mensual}} a {newsroom}.} frequency {Usted pidió otra frecuencia para su aportación a {newsroom}.} pause {Usted pidió pausar su aportación {frequency, select, annual {anual} other {mensual}} a {newsroom}.} card {Usted indicó otra tarjeta o cuenta para su aportación {frequency, select, annual {anual} other {mensual}} a {newsroom}.} end {Usted pidió detener su aportación {frequency, select, annual {anual} other {mensual}} a {newsroom}.} other {Usted pidió que su aportación {frequency, select, annual {anual} other {mensual}} a {newsroom} continuara.}}',
  'changed.why':
    '{result, select, declined {No se ha podido hacer: el pago necesario fue rechazado. No se ha cambiado nada, y no se ha cobrado nada por ello. Indique primero otra tarjeta o cuenta.} unanswered {Stripe, que cobra los pagos, no ha respondido durante días. No es seguro que se haya hecho, y ya no se intenta más.} other {No se ha podido hacer: Stripe, que cobra los pagos, lo ha rechazado. No se ha cambiado nada, y no se ha cobrado nada por ello.}}',
  'changed.again': 'Siga el enlace para ver cómo está la aportación, y pídalo allí otra vez. Si no sirve, escríbanos.',
  'refund.subject': 'Un pago está de vuelta',
  'refund.news':
    '{part, select, whole {Su aportación de {amount} a {newsroom} se devolvió el {day}.} other {De su aportación a {newsroom} se devolvieron {amount} el {day}.}}',
  'refund.when': 'Los bancos tardan de cinco a diez días en mostrarlo.',
  'refund-failed.subject': 'Una devolución no le ha llegado',
  'refund-failed.news':
    'Le escribimos que el {day} le devolvíamos {amount} de su aportación a {newsroom}. El banco no aceptó el dinero y nos ha vuelto.',
  'refund-failed.next':
    'Si su tarjeta o su cuenta se ha cerrado o ha cambiado, escríbanos para que podamos devolvérselo de otra manera.',
  'year-statement.subject': 'Su resumen de {year}',
  'year-statement.news':
    'El resumen de lo que aportó a {newsroom} en {year} está listo: para leerlo, imprimirlo o guardarlo. Se elabora cuando usted lo abre y no contiene ni nombre ni dirección.',
  'year-statement.open': 'Abrir recibos y resúmenes',
  'manage-link.subject': 'Su enlace',
  'manage-link.news': 'Alguien ha pedido un enlace a las aportaciones que {newsroom} recibe de esta dirección.',
  'manage-link.not-you':
    'Si no fue usted, no tiene que hacer nada: nadie más tiene el enlace, y no se ha cambiado nada.',
  'go-on.subject':
    '{occasion, select, reminder {De nuevo: renueve sus datos, por favor} other {Renueve sus datos, por favor}}',
  'go-on.news':
    'Gracias por apoyar a {newsroom} con {amount} {frequency, select, annual {al año} other {al mes}}. Hemos cambiado la forma de cobrar las aportaciones y no fue posible trasladar su tarjeta o cuenta. Para que su aportación continúe, introdúzcala una vez más, por favor.',
  'go-on.never-twice':
    'Al introducirla no se cobra nada. Su aportación se cobrará de nuevo en su día habitual, y nunca de la forma antigua y de la nueva por el mismo período.',
  'go-on.action': 'Continuar con mi aportación',
  'go-on.until':
    'El enlace funciona hasta el {day}. {occasion, select, reminder {No volveremos a escribirle sobre esto.} other {Si no lo sigue, le escribiremos sobre esto una vez más y después ya no.}}',
  'farewell.subject': 'Su confirmación',
  'farewell.done':
    'Usted pidió a {newsroom} que borrara todo lo que se sabe de usted. Este es el último correo a esta dirección: ahora se borra, con todo lo que se guardaba junto a ella, y los enlaces de correos anteriores ya no abren nada.',
  'farewell.gifts':
    '{goesOn, select, elsewhere {Las donaciones en curso aquí han terminado. Lo que aún se cobra por {systems} debe terminarse allí: lo hacemos en cuanto podamos, y también puede hacerlo usted, allí o con su banco.} other {No se cobra nada más: las donaciones en curso han terminado.}} Lo que donó queda en la contabilidad como importes y fechas, sin nombre.',
  'farewell.under-way':
    'Una excepción: un adeudo bancario de {amount} ya está en curso y desde aquí no se puede detener. No será posible enviar un recibo por él.',
  'farewell.others':
    'Stripe, que gestionó los pagos, y su banco guardan constancia de ellos mientras la ley lo exija. Desde aquí no se pueden borrar.',
  'farewell.thanks': 'Gracias por todo lo que ha aportado.',
  'manage.change': 'Ver, cambiar o detener mi aportación',
  'manage.mend': 'Indicar otra tarjeta o cuenta, o detener la aportación',
  'manage.card': 'Introducir la tarjeta nueva',
  'manage.resume': 'Si no fue usted, o para que continúe',
  'manage.ask': 'El enlace funciona hasta el {day}. Uno nuevo, en cualquier momento',
  sender: 'Recibe este correo porque alguien dio esta dirección a {newsroom}. Preguntas: {contact}',
};
