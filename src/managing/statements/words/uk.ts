import type { StatementWords } from './en';

/** A statement in Ukrainian. */
export const uk: StatementWords = {
  title: 'Виписка про внески',
  newsroom: 'Отримувач',
  period: 'Період',
  zone: 'Дні',
  'zone.value': 'за часовим поясом {zone}; у квитанціях — за UTC',
  'known-on': 'Станом на',
  empty: 'За цей час нічого не було внесено й нічого не було повернуто.',
  day: 'День',
  kind: 'Що',
  'kind.value':
    '{kind, select, given {Внесок} refunded {{direction, select, back {Повернення} other {Повернення не відбулося}}} other {{direction, select, back {Відкликано банком} other {Повернуто банком}}}}',
  frequency: 'Як часто',
  'frequency.value': '{frequency, select, monthly {Щомісяця} annual {Щороку} other {Один раз}}',
  receipt: 'Квитанція',
  amount: 'Сума',
  currency: 'Валюта',
  returned: 'Уже повернуто',
  'sum.given':
    '{count, plural, =0 {Внесено} one {Внесено, # раз} few {Внесено, # рази} many {Внесено, # разів} other {Внесено, # разу}}',
  'sum.refunded': 'Повернуто вам',
  'sum.disputed': 'Відкликано банками',
  'sum.total': 'Разом',
  'note.what':
    'Кожен внесок указано в той день, коли його зроблено, а повернення — в той день, коли його надіслано. Різні валюти не додаються.',
  'note.nameless': 'Тут навмисно немає ні імені, ні адреси: хто знайде цю виписку, не дізнається, чия вона.',
  'note.no-certificate': 'Це не довідка для податкової служби.',
  page: 'Сторінка {number} з {count}',
};
