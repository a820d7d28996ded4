import type { StatementWords } from './en';

/** A statement in Russian. */
export const ru: StatementWords = {
  title: 'Выписка о пожертвованиях',
  newsroom: 'Получатель',
  period: 'Период',
  zone: 'Дни',
  'zone.value': 'по часовому поясу {zone}; в квитанциях — по UTC',
  'known-on': 'По состоянию на',
  empty: 'За это время ничего не было пожертвовано и ничего не было возвращено.',
  day: 'День',
  kind: 'Что',
  'kind.value':
    '{kind, select, given {Пожертвование} refunded {{direction, select, back {Возврат} other {Возврат не состоялся}}} other {{direction, select, back {Отозвано банком} other {Возвращено банком}}}}',
  frequency: 'Как часто',
  'frequency.value': '{frequency, select, monthly {Ежемесячно} annual {Ежегодно} other {Один раз}}',
  receipt: 'Квитанция',
  amount: 'Сумма',
  currency: 'Валюта',
  returned: 'Уже возвращено',
  'sum.given':
    '{count, plural, =0 {Пожертвовано} one {Пожертвовано, # раз} few {Пожертвовано, # раза} many {Пожертвовано, # раз} other {Пожертвовано, # раза}}',
  'sum.refunded': 'Возвращено вам',
  'sum.disputed': 'Отозвано банками',
  'sum.total': 'Итого',
  'note.what':
    'Каждое пожертвование указано в тот день, когда оно сделано, а возврат — в тот день, когда он отправлен. Разные валюты не складываются.',
  'note.nameless': 'Здесь намеренно нет ни имени, ни адреса: кто найдёт эту выписку, не узнает, чья она.',
  'note.no-certificate': 'Это не справка для налоговой службы.',
  page: 'Страница {number} из {count}',
};
