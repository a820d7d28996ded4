import type { LetterWords } from './en';

/** The letters in Ukrainian, as ICU messages. */
export const uk: LetterWords = {
  'confirm-reminder.subject': 'Підтвердьте нагадування',
  'confirm-reminder.asked':
    '{mails, plural, =1 {Ви попросили {day} нагадати вам, що хотіли підтримати {newsroom}.} one {Ви попросили # раз нагадати вам, що хотіли підтримати {newsroom}. Перший лист надійде {day}.} few {Ви попросили # рази нагадати вам, що хотіли підтримати {newsroom}. Перший лист надійде {day}.} many {Ви попросили # разів нагадати вам, що хотіли підтримати {newsroom}. Перший лист надійде {day}.} other {Ви попросили # рази нагадати вам, що хотіли підтримати {newsroom}. Перший лист надійде {day}.}}',
  'confirm-reminder.action': 'Так, нагадайте мені',
  'confirm-reminder.not-you':
    'Якщо це були не ви, нічого робити не потрібно: без вашої згоди ми більше не напишемо, а адресу буде видалено протягом тижня.',
  'reminder.subject': 'Ваше нагадування',
  'reminder.asked': 'Ви попросили нагадати вам сьогодні, що хотіли підтримати {newsroom}.',
  'reminder.gift':
    '{frequency, select, monthly {Ви думали про суму {amount} на місяць.} annual {Ви думали про суму {amount} на рік.} other {Ви думали про суму {amount}.}} За посиланням відкриється вже заповнена форма; у ній усе можна змінити.',
  'reminder.give': 'Підтримати зараз',
  'reminder.last': 'Це останнє нагадування, про яке ви просили.',
  'reminder.other': 'Не сьогодні: відкласти, скасувати це нагадування або більше ніколи не нагадувати',
  'confirm-newsletter.subject': 'Будь ласка, підтвердьте',
  'confirm-newsletter.asked': 'Ви попросили надсилати вам щотижневу розсилку {newsroom}.',
  'confirm-newsletter.action': 'Так, надсилайте розсилку',
  'confirm-newsletter.not-you':
    'Якщо це були не ви, нічого робити не потрібно: без вашої згоди розсилка не надходитиме, а адресу буде видалено протягом тижня.',
  'receipt.subject': 'Ваша квитанція',
  'receipt.thanks':
    '{occasion, select, once {Дякуємо, що підтримали {newsroom}. Ваш внесок отримано.} first {{frequency, select, annual {Дякуємо, що підтримуватимете {newsroom} щороку. Перший внесок отримано.} other {Дякуємо, що підтримуватимете {newsroom} щомісяця. Перший внесок отримано.}}} other {{frequency, select, annual {Дякуємо, що підтримуєте {newsroom} ще один рік. Ваш внесок отримано.} other {Дякуємо, що підтримуєте {newsroom} ще один місяць. Ваш внесок отримано.}}}}',
  'receipt.number': 'Квитанція',
  'receipt.on': 'Дата',
  'receipt.amount': 'Сума',
  'receipt.kind': 'Внесок',
  'receipt.frequency': '{frequency, select, monthly {Щомісячний} annual {Щорічний} other {Одноразовий}}',
  'receipt.next':
    '{frequency, select, monthly {Він списуватиметься щомісяця, доки ви його не зупините.} annual {Він списуватиметься щороку, доки ви його не зупините. За два тижні ми напишемо.} other {Це одноразовий внесок: більше нічого не буде списано.}}',
  'receipt.others': 'Усі квитанції та виписки',
  'receipt.at-once':
    'Це підтримка за {months, plural, =12 {дванадцять місяців} one {# місяць} few {# місяці} many {# місяців} other {# місяця}} по {monthly}, сплачена одним платежем. Більше нічого не спишеться: вона закінчиться сама.',
  'renewal-ahead.subject': 'Незабаром: {day}',
  'renewal-ahead.news': '{day} знову буде списано ваш щорічний внесок для {newsroom}: {amount}.',
  'renewal-ahead.choice':
    'Якщо він має тривати, нічого робити не потрібно. Якщо ні, змініть або зупиніть його до цього дня.',
  'payment-failed.subject': 'Платіж не пройшов',
  'payment-failed.news':
    'Не вдалося списати ваш {frequency, select, annual {щорічний} other {щомісячний}} внесок для {newsroom}: {amount}. {reason, select, declined {Банк відхилив платіж.} expired {Термін дії картки закінчився.} funds {На рахунку не вистачило коштів.} confirmation {Банк просить вас підтвердити платіж: введіть картку ще раз, і він вас запитає.} other {Причину нам не повідомили.}}',
  'payment-failed.next-try': 'Наступна спроба — {day}. Для певності вкажіть до цього дня іншу картку або рахунок.',
  'payment-failed.last-try': 'Сама собою спроба не повториться.',
  'card-expiring.subject':
    '{when, select, over {Термін дії вашої картки закінчився} other {Термін дії вашої картки закінчується}}',
  'card-expiring.news':
    'Картка, з якої списується ваш {frequency, select, annual {щорічний} other {щомісячний}} внесок для {newsroom}, {when, select, over {діяла} other {діє}} до {day} включно, а наступне списання — {renewal}.',
  'card-expiring.choice':
    'Багато банків замінюють картку самі, і тоді нічого робити не потрібно. Для певності вкажіть нову картку.',
  'cancelled.subject': 'Підтвердження',
  'cancelled.news':
    '{how, select, announced {Ваш {frequency, select, annual {щорічний} other {щомісячний}} внесок для {newsroom} ({amount}) закінчується {day}.} ended {Ваш {frequency, select, annual {щорічний} other {щомісячний}} внесок для {newsroom} ({amount}) закінчився {day}. Більше нічого не буде списано.} other {Ваш {frequency, select, annual {щорічний} other {щомісячний}} внесок для {newsroom} ({amount}) не вдалося списати, і {day} він закінчився. Нових спроб не буде.}}',
  'cancelled.no-more': 'Більше нічого не буде списано.',
  'cancelled.until-then': 'До цього дня він може списуватися, як і раніше.',
  'cancelled.thanks': 'Дякуємо за все, що ви внесли.',
  'cancelled.give': 'Підтримати знову',
  'refund.subject': 'Платіж повертається',
  'refund.news':
    '{part, select, whole {{day} вам повернуто внесок для {newsroom}: {amount}.} other {{day} вам повернуто частину внеску для {newsroom}: {amount}.}}',
  'refund.when': 'Банк покаже повернення через п’ять–десять днів.',
  'year-statement.subject': 'Ваша виписка за {year} рік',
  'year-statement.news':
    'Виписка про те, що ви внесли для {newsroom} у {year} році, готова: її можна прочитати, надрукувати або зберегти. Вона складається, коли ви її відкриваєте, і не містить ні імені, ні адреси.',
  'year-statement.open': 'Відкрити квитанції та виписки',
  'manage-link.subject': 'Ваше посилання',
  'manage-link.news': 'Хтось попросив посилання на внески, які {newsroom} отримує з цієї адреси.',
  'manage-link.not-you':
    'Якщо це були не ви, нічого робити не потрібно: посилання немає більше ні в кого, і нічого не змінилося.',
  'manage.change': 'Переглянути, змінити або зупинити внески',
  'manage.mend': 'Вказати іншу картку чи рахунок або зупинити внески',
  'manage.card': 'Вказати нову картку',
  'manage.resume': 'Якщо це були не ви або якщо внески мають тривати',
  'manage.ask': 'Посилання діє до {day}. Нове — будь-коли',
  sender: 'Ви отримали цей лист, бо хтось вказав цю адресу на сайті {newsroom}. Питання: {contact}',
};
