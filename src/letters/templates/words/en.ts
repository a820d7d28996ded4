/** The letters in English, as ICU messages. */
export const en = {
  'confirm-reminder.subject': 'Please confirm your reminder',
  'confirm-reminder.asked':
    '{mails, plural, =1 {You asked to be reminded on {day} that you may want to support {newsroom}.} other {You asked to be reminded # times, for the first time on {day}, that you may want to support {newsroom}.}}',
  'confirm-reminder.action': 'Yes, remind me',
  'confirm-reminder.not-you':
    'If it was not you, there is nothing to do: without your yes we will not write again, and your address is deleted within a week.',
  'reminder.subject': 'Your reminder',
  'reminder.asked': 'You asked us to remind you today that you may want to support {newsroom}.',
  'reminder.gift':
    '{frequency, select, monthly {You were thinking of {amount} a month.} annual {You were thinking of {amount} a year.} other {You were thinking of {amount}.}} The link opens the form with that filled in; you can still change everything.',
  'reminder.give': 'Give now',
  'reminder.last': 'This was the last reminder you asked for.',
  'reminder.other': 'Not today: put it off, stop this reminder, or never be reminded again',
  'confirm-newsletter.subject': 'Please confirm',
  'confirm-newsletter.asked': 'You asked {newsroom} to send you its weekly newsletter.',
  'confirm-newsletter.action': 'Yes, send me the newsletter',
  'confirm-newsletter.not-you':
    'If it was not you, there is nothing to do: without your yes no newsletter comes, and your address is deleted within a week.',
  'receipt.subject': 'Your receipt',
  'receipt.thanks':
    '{occasion, select, once {Thank you for supporting {newsroom}. Your gift has arrived.} first {{frequency, select, annual {Thank you for supporting {newsroom} every year. Your first gift has arrived.} other {Thank you for supporting {newsroom} every month. Your first gift has arrived.}}} other {{frequency, select, annual {Thank you for another year of supporting {newsroom}. Your gift has arrived.} other {Thank you for another month of supporting {newsroom}. Your gift has arrived.}}}}',
  'receipt.number': 'Receipt',
  'receipt.on': 'Date',
  'receipt.amount': 'Amount',
  'receipt.cover': 'Of it, for payment costs',
  'receipt.kind': 'Gift',
  'receipt.frequency': '{frequency, select, monthly {Monthly} annual {Annual} other {One-time}}',
  'receipt.next':
    '{frequency, select, monthly {It is taken again every month, until you stop it.} annual {It is taken again every year, until you stop it. We write two weeks before.} other {This was a one-time gift: nothing more is taken.}}',
  'receipt.others': 'All receipts and statements',
  'receipt.at-once':
    'It stands for {months, plural, =12 {twelve months} one {# month} other {# months}} of {monthly} each, paid at once. Nothing more is taken: it ends by itself.',
  'renewal-ahead.subject': 'Coming up on {day}',
  'renewal-ahead.news': 'On {day} your annual gift of {amount} to {newsroom} is taken again.',
  'renewal-ahead.choice': 'If it is to go on, there is nothing to do. If not, change or stop it before that day.',
  'payment-failed.subject': 'A payment did not go through',
  'payment-failed.news':
    'Your {frequency, select, annual {annual} other {monthly}} gift of {amount} to {newsroom} could not be taken.',
  'payment-failed.sent-back': 'Your gift of {amount} to {newsroom} has not arrived: your bank sent the payment back.',
  'payment-failed.reason':
    '{reason, select, declined {Your bank declined it.} expired {The card has expired.} funds {There was not enough on the account.} confirmation {Your bank wants you to confirm it: enter the card once more, and it will ask you.} other {We were not told why.}}',
  'payment-failed.next-try':
    'It is tried again on {day}. If you want to be sure, use another card or account before that.',
  'payment-failed.last-try': 'It is not tried again by itself.',
  'payment-failed.goes-on': 'Your gift goes on: the next payment is taken on {day}.',
  'card-expiring.subject': '{when, select, over {Your card has expired} other {Your card expires soon}}',
  'card-expiring.news':
    'The card behind your {frequency, select, annual {annual} other {monthly}} gift to {newsroom} {when, select, over {expired} other {expires}} on {day}. The gift is next taken on {renewal}.',
  'card-expiring.choice':
    'Many banks replace a card by themselves, and then there is nothing to do. To be sure, enter the new one.',
  'cancelled.subject': 'Your confirmation',
  'cancelled.news':
    '{how, select, announced {Your {frequency, select, annual {annual} other {monthly}} gift of {amount} to {newsroom} ends on {day}.} ended {Your {frequency, select, annual {annual} other {monthly}} gift of {amount} to {newsroom} ended on {day}. Nothing more is taken.} other {Your {frequency, select, annual {annual} other {monthly}} gift of {amount} to {newsroom} could not be taken, and ended on {day}. It is not tried again.}}',
  'cancelled.no-more': 'Nothing more is taken.',
  'cancelled.until-then': 'Until then it may be taken as before.',
  'cancelled.thanks': 'Thank you for all you gave.',
  'cancelled.give': 'Give again',
  'changed.subject': '{result, select, made {Your change} other {About your change}}',
  'changed.news':
    '{what, select, amount {The amount of your {frequency, select, annual {annual} other {monthly}} gift to {newsroom} was changed.} day {The day on which your {frequency, select, annual {annual} other {monthly}} gift to {newsroom} is taken was changed.} frequency {How often your gift to {newsroom} is taken was changed.} pause {Your {frequency, select, annual {annual} other {monthly}} gift to {newsroom} is paused. Nothing is taken before the day of the next payment.} card {Another card or account was given for your {frequency, select, annual {annual} other {monthly}} gift to {newsroom}. It is used from now on.} other {Your {frequency, select, annual {annual} other {monthly}} gift to {newsroom} goes on.}}',
  'changed.before': 'Until now',
  'changed.after': '{when, select, day {From {day}} other {From the next payment}}',
  'changed.price': '{frequency, select, annual {{amount} a year} other {{amount} a month}}',
  'changed.was': 'Was to be taken on',
  'changed.next': 'Next payment',
  'changed.payment': '{amount} on {day}',
  'changed.at-once':
    'It is taken at once, and then on that day of each {frequency, select, annual {year} other {month}}. A receipt follows.',
  'changed.plan': 'What had been planned for later is given up with it.',
  'changed.not-you': 'If it was not you: follow the link, pause or stop the gift there, and write to us.',
  'changed.not-made':
    '{what, select, amount {You asked for another amount of your {frequency, select, annual {annual} other {monthly}} gift to {newsroom}.} day {You asked for another day for your {frequency, select, annual {annual} other {monthly}} gift to {newsroom}.} frequency {You asked for your gift to {newsroom} to be taken at another interval.} pause {You asked to pause your {frequency, select, annual {annual} other {monthly}} gift to {newsroom}.} card {You gave another card or account for your {frequency, select, annual {annual} other {monthly}} gift to {newsroom}.} end {You asked to stop your {frequency, select, annual {annual} other {monthly}} gift to {newsroom}.} other {You asked for your {frequency, select, annual {annual} other {monthly}} gift to {newsroom} to go on.}}',
  'changed.why':
    '{result, select, declined {This could not be done: the payment for it was declined. Nothing was changed, and nothing was charged for it. Use another card or account first.} unanswered {Stripe, which takes the payments, did not answer for days. Whether it was done is not certain, and it is not tried any more.} other {This could not be done: Stripe, which takes the payments, refused it. Nothing was changed, and nothing was charged for it.}}',
  'changed.again':
    'Follow the link to see how the gift stands, and ask once more there. If that does not help, write to us.',
  'refund.subject': 'A payment is on its way back',
  'refund.news':
    '{part, select, whole {Your gift of {amount} to {newsroom} was given back on {day}.} other {{amount} of your gift to {newsroom} were given back on {day}.}}',
  'refund.when': 'Banks take five to ten days to show it.',
  'refund-failed.subject': 'A payment back to you did not arrive',
  'refund-failed.news':
    'We wrote to you that we were giving {amount} of your gift to {newsroom} back on {day}. The bank did not take the money, and it came back to us.',
  'refund-failed.next':
    'If your card or account was closed or has changed, please write to us, so that we can give it back in another way.',
  'year-statement.subject': 'Your statement for {year}',
  'year-statement.news':
    'The statement of what you gave to {newsroom} in {year} is ready: to read, to print, or to save. It is made when you open it, and holds no name and no address.',
  'year-statement.open': 'Open receipts and statements',
  'manage-link.subject': 'Your link',
  'manage-link.news': 'Somebody asked for a link to the gifts that {newsroom} gets from this address.',
  'manage-link.not-you':
    'If it was not you, there is nothing to do: nobody else has the link, and nothing was changed.',
  'go-on.subject':
    '{occasion, select, reminder {Once more: please renew your details} other {Please renew your details}}',
  'go-on.news':
    'Thank you for supporting {newsroom} with {amount} {frequency, select, annual {a year} other {a month}}. We have changed how gifts are taken, and your card or account could not come along. For your gift to go on, please enter it once more.',
  'go-on.never-twice':
    'Nothing is taken when you enter it. Your gift is next taken on its usual day, and never in the old way and the new one for the same time.',
  'go-on.action': 'Let my gift go on',
  'go-on.until':
    'The link works until {day}. {occasion, select, reminder {We will not write about this again.} other {If you do not follow it, we write about this once more, and then not again.}}',
  'farewell.subject': 'Your confirmation',
  'farewell.done':
    'You asked {newsroom} to delete what it knows of you. This is the last mail to this address: now it is deleted, with all that was kept beside it, and the links in earlier mails open nothing any more.',
  'farewell.gifts':
    '{goesOn, select, elsewhere {Gifts that went on here have ended. What is still taken by {systems} has to be ended there: we do it as soon as we can, and you can do it yourself, there or with your bank.} other {Nothing more is taken: gifts that went on have ended.}} What you gave stays in the books as amounts and days, without a name.',
  'farewell.under-way':
    'One exception: a bank debit of {amount} is already under way and can no longer be stopped here. No receipt can be sent for it.',
  'farewell.others':
    'Stripe, which took the payments, and your bank keep records of them as the law says. Those cannot be deleted from here.',
  'farewell.thanks': 'Thank you for all you gave.',
  'manage.change': 'See, change or stop my gift',
  'manage.mend': 'Use another card or account, or stop the gift',
  'manage.card': 'Enter the new card',
  'manage.resume': 'If it was not you, or to let it go on',
  'manage.ask': 'The link works until {day}. A new one, at any time',
  sender: 'You get this mail because somebody gave this address to {newsroom}. Questions: {contact}',
};

export type LetterWords = Record<keyof typeof en, string>;
