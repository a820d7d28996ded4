import type { LetterWords } from './en';

/** The letters in Russian, as ICU messages. */
export const ru: LetterWords = {
  'confirm-reminder.subject': 'Подтвердите напоминание',
  'confirm-reminder.asked':
    '{mails, plural, =1 {Вы попросили {day} напомнить вам, что хотели поддержать {newsroom}.} one {Вы попросили # раз напомнить вам, что хотели поддержать {newsroom}. Первое письмо придёт {day}} few {Вы попросили # раза напомнить вам, что хотели поддержать {newsroom}. Первое письмо придёт {day}} other {Вы попросили # раз напомнить вам, что хотели поддержать {newsroom}. Первое письмо придёт {day}}}',
  'confirm-reminder.action': 'Да, напомните мне',
  'confirm-reminder.not-you':
    'Если это были не вы, ничего делать не нужно: без вашего согласия мы больше не напишем, а адрес будет удалён в течение недели.',
  'reminder.subject': 'Ваше напоминание',
  'reminder.asked': 'Вы попросили напомнить вам сегодня, что хотели поддержать {newsroom}.',
  'reminder.gift':
    '{frequency, select, monthly {Вы думали о сумме {amount} в месяц.} annual {Вы думали о сумме {amount} в год.} other {Вы думали о сумме {amount}.}} По ссылке откроется уже заполненная форма; в ней всё можно изменить.',
  'reminder.give': 'Поддержать сейчас',
  'reminder.last': 'Это последнее напоминание, о котором вы просили.',
  'reminder.other': 'Не сегодня: отложить, отменить это напоминание или больше никогда не напоминать',
  sender: 'Вы получили это письмо, потому что кто-то указал этот адрес на сайте {newsroom}. Вопросы: {contact}',
};
